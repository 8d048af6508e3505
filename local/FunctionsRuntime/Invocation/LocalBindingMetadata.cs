using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>A binding as the attribute on the parameter tells it.</summary>
internal sealed class LocalBindingMetadata(string name, string type) : BindingMetadata
{
    public override string Name => name;

    public override string Type => type;

    public override BindingDirection Direction => BindingDirection.In;
}
