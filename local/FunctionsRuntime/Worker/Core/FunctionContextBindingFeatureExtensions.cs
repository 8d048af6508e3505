using ProcurementFunctions.Local.FunctionsRuntime.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Reads and replaces what a function returned, from middleware.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        new ReturnedValue((LocalFunctionContext)context);

    /// <exception cref="InvalidOperationException">The function returned something else.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context)
    {
        var local = (LocalFunctionContext)context;
        return local.ReturnValue is T
            ? new ReturnedValue<T>(local)
            : throw new InvalidOperationException(
                $"The function '{context.FunctionDefinition.Name}' returned {local.ReturnValue?.GetType().FullName ?? "nothing"}, not {typeof(T).FullName}.");
    }
}
