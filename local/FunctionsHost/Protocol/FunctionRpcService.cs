using Grpc.Core;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Local.FunctionsHost.Protocol;

/// <summary>Where the worker connects. A stream whose worker id is not the one given out is refused.</summary>
internal sealed class FunctionRpcService(WorkerSecret secret, WorkerConnection connection) : FunctionRpc.FunctionRpcBase
{
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        if (!await requestStream.MoveNext(context.CancellationToken)
            || requestStream.Current.StartStream is not { } start
            || !secret.Is(start.WorkerId))
            throw new Grpc.Core.RpcException(new Status(StatusCode.PermissionDenied, "This host waits for another worker."));
        await connection.RunAsync(new WorkerChannel(requestStream, responseStream), context.CancellationToken);
    }
}
