namespace Microsoft.Azure.Functions.Worker;

/// <summary>One binding of a function: the parameter's name, the kind (such as httpTrigger) and the direction.</summary>
public abstract class BindingMetadata
{
    public abstract string Name { get; }

    public abstract string Type { get; }

    public abstract BindingDirection Direction { get; }
}
