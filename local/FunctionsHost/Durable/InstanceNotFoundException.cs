namespace ProcurementFunctions.Local.FunctionsHost.Durable;

/// <summary>No instance has this id.</summary>
#pragma warning disable CA1032 // It is about one instance.
internal sealed class InstanceNotFoundException(string instanceId) : Exception($"There is no instance '{instanceId}'.");
#pragma warning restore CA1032
