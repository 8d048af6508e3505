using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Local.FunctionsHost.Functions;

/// <summary>A function threw. The message is what the worker said of the exception.</summary>
#pragma warning disable CA1032 // It is only made of what the worker said.
internal sealed class FunctionFailedException(string function, RpcException? failure)
#pragma warning restore CA1032
    : Exception(failure?.Message is { Length: > 0 } message ? message : $"The function '{function}' failed.")
{
    /// <summary>The stack trace in the worker.</summary>
    public string? WorkerStackTrace { get; } = failure?.StackTrace;

    public override string ToString() => $"{base.ToString()}{Environment.NewLine}In the worker:{Environment.NewLine}{WorkerStackTrace}";
}
