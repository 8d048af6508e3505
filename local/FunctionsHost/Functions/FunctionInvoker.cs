using System.Diagnostics;
using ProcurementFunctions.Local.FunctionsHost.Durable;
using ProcurementFunctions.Local.FunctionsHost.Protocol;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Local.FunctionsHost.Functions;

/// <summary>Runs functions in the worker that is connected.</summary>
internal sealed class FunctionInvoker(WorkerConnection connection, DurableClientBinding clients) : IFunctionInvoker
{
    public async Task<TypedData?> InvokeAsync(Invocation invocation, CancellationToken cancellation)
    {
        var response = await connection.Channel.InvokeAsync(RequestOf(invocation), cancellation);
        return response.Result.Status switch
        {
            StatusResult.Types.Status.Success => response.ReturnValue,
            _ when cancellation.IsCancellationRequested => throw new OperationCanceledException(cancellation),
            _ => throw new FunctionFailedException(invocation.Function.Name, response.Result.Exception),
        };
    }

    private InvocationRequest RequestOf(Invocation invocation)
    {
        var function = invocation.Function;
        var request = new InvocationRequest { InvocationId = invocation.Id, FunctionId = function.Id };
        request.InputData.Add(new ParameterBinding { Name = function.Trigger.Name, Data = invocation.TriggerValue });
        foreach (var client in function.Clients)
            request.InputData.Add(new ParameterBinding { Name = client.Name, Data = clients.Value });
        request.TriggerMetadata.Add(invocation.Metadata);
        // The worker takes for granted that there is a context; an empty one begins a trace.
        var (parent, state) = invocation.TraceParent is { } own
            ? (own, invocation.TraceState)
            : (Activity.Current?.Id, Activity.Current?.TraceStateString);
        request.TraceContext = new RpcTraceContext { TraceParent = parent ?? "", TraceState = state ?? "" };
        return request;
    }
}
