using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>The view of an invocation's result that middleware gets.</summary>
internal sealed class ReturnedValue(ReturnValueFeature feature) : InvocationResult
{
    public override object? Value
    {
        get => feature.Value;
        set => feature.Value = value;
    }
}

/// <summary>The same, for a middleware that knows the type.</summary>
internal sealed class ReturnedValue<T>(ReturnValueFeature feature) : InvocationResult<T>
{
    public override T? Value
    {
        get => (T?)feature.Value;
        set => feature.Value = value;
    }
}
