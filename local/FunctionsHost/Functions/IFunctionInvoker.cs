using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Local.FunctionsHost.Functions;

/// <summary>Runs functions in the worker.</summary>
internal interface IFunctionInvoker
{
    /// <summary>Runs the function once and gives what it returned.</summary>
    /// <exception cref="FunctionFailedException">It threw.</exception>
    /// <exception cref="Protocol.WorkerGoneException">The worker has gone; whether it ran to its end is not known.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<TypedData?> InvokeAsync(Invocation invocation, CancellationToken cancellation);
}
