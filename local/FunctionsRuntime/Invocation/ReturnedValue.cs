using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>The view of an invocation's result that middleware gets.</summary>
internal sealed class ReturnedValue(LocalFunctionContext context) : InvocationResult
{
    public override object? Value
    {
        get => context.ReturnValue;
        set => context.ReturnValue = value;
    }
}

/// <summary>The same, for a middleware that knows the type.</summary>
internal sealed class ReturnedValue<T>(LocalFunctionContext context) : InvocationResult<T>
{
    public override T? Value
    {
        get => (T?)context.ReturnValue;
        set => context.ReturnValue = value;
    }
}
