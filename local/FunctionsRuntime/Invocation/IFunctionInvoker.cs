using ProcurementFunctions.Local.FunctionsRuntime.Functions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>
/// Runs a function in a service scope and a context of its own, inside the app's middleware. An exception of the
/// function or of a middleware reaches the caller as it is.
/// </summary>
internal interface IFunctionInvoker
{
    /// <summary>Runs the function and gives what it returned, awaited; null for void.</summary>
    Task<object?> InvokeAsync(FunctionInvocation invocation, CancellationToken cancellation);

    Task<object?> InvokeAsync(FunctionDescriptor function, object? triggerValue, CancellationToken cancellation) =>
        InvokeAsync(new FunctionInvocation(function, triggerValue), cancellation);
}
