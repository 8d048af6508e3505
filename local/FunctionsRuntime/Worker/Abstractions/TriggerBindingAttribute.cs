namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Marks the parameter whose trigger starts the function.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute;
