using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using DurableTask.Core.Tracing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;
using ProcurementFunctions.Local.FunctionsHost.Durable.Translation;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Protocol;
using P = Microsoft.DurableTask.Protobuf;

namespace ProcurementFunctions.Local.FunctionsHost.Durable;

/// <summary>
/// What the official durable client talks to. Refusals have the status codes that the client turns into its documented
/// exceptions. Durable entities and what belongs to them are not implemented, and say so.
/// </summary>
internal sealed class DurableClientService(
    SqliteOrchestrationService store, InstanceCommands commands, WorkerConnection connection, DurableOptions durable, WorkerSecret secret)
    : P.TaskHubSidecarService.TaskHubSidecarServiceBase
{
    /// <summary>Under this header the client names its connection, which is the secret it was given.</summary>
    public const string ConnectionHeader = "Durable-ConnectionName";

    private const int HistoryChunk = 500;
    private const int DefaultPageSize = 100;

    public override Task<Empty> Hello(Empty request, ServerCallContext context) => Guarded(context, () => Task.FromResult(new Empty()));

    public override Task<P.CreateInstanceResponse> StartInstance(P.CreateInstanceRequest request, ServerCallContext context) => Guarded(context, async () =>
    {
        // Officially a name that no orchestrator has is no reason to refuse the start: its instance fails.
        var name = (await connection.Ready).TryFind(request.Name, TriggerTypes.Orchestration, out var function) ? function.Name : request.Name;
        var instance = new OrchestrationInstance
        {
            InstanceId = string.IsNullOrEmpty(request.InstanceId) ? Guid.CreateVersion7().ToString("N") : request.InstanceId,
            ExecutionId = Guid.CreateVersion7().ToString("N"),
        };
        InstanceIds.Require(instance.InstanceId);
        var started = new ExecutionStartedEvent(-1, request.Input)
        {
            Name = name,
            Version = request.Version ?? durable.DefaultVersion,
            OrchestrationInstance = instance,
            ScheduledStartTime = request.ScheduledStartTimestamp?.ToDateTime(),
            Tags = request.Tags.ToDictionary(),
            ParentTraceContext = request.ParentTraceContext is { } trace ? new DistributedTraceContext(trace.TraceParent, trace.TraceState) : null,
        };
        await store.CreateTaskOrchestrationAsync(new TaskMessage { Event = started, OrchestrationInstance = instance }, DedupeStatuses(request.OrchestrationIdReusePolicy));
        return new P.CreateInstanceResponse { InstanceId = instance.InstanceId };
    });

    public override Task<P.GetInstanceResponse> GetInstance(P.GetInstanceRequest request, ServerCallContext context) => Guarded(context, async () =>
        OrchestrationStates.Answer(await commands.FindAsync(request.InstanceId), request.GetInputsAndOutputs));

    public override Task<P.GetInstanceResponse> WaitForInstanceStart(P.GetInstanceRequest request, ServerCallContext context) => Guarded(context, async () =>
        OrchestrationStates.Answer(await store.WaitForStartAsync(request.InstanceId, context.CancellationToken), request.GetInputsAndOutputs));

    public override Task<P.GetInstanceResponse> WaitForInstanceCompletion(P.GetInstanceRequest request, ServerCallContext context) => Guarded(context, async () =>
        OrchestrationStates.Answer(
            await store.WaitForOrchestrationAsync(request.InstanceId, null!, Timeout.InfiniteTimeSpan, context.CancellationToken), request.GetInputsAndOutputs));

    public override Task<P.RaiseEventResponse> RaiseEvent(P.RaiseEventRequest request, ServerCallContext context) => Guarded(context, async () =>
    {
        await commands.SendAsync(request.InstanceId, new EventRaisedEvent(-1, request.Input) { Name = request.Name });
        return new P.RaiseEventResponse();
    });

    public override Task<P.TerminateResponse> TerminateInstance(P.TerminateRequest request, ServerCallContext context) => Guarded(context, async () =>
    {
        await commands.RequireRunningAsync(request.InstanceId, "terminated");
        await store.TerminateAsync(request.InstanceId, request.Output, request.Recursive);
        return new P.TerminateResponse();
    });

    public override Task<P.SuspendResponse> SuspendInstance(P.SuspendRequest request, ServerCallContext context) => Guarded(context, async () =>
    {
        if ((await commands.RequireRunningAsync(request.InstanceId, "suspended")).OrchestrationStatus == OrchestrationStatus.Suspended)
            throw new InvalidOperationException($"The instance '{request.InstanceId}' is suspended already.");
        await commands.SendAsync(request.InstanceId, new ExecutionSuspendedEvent(-1, request.Reason));
        return new P.SuspendResponse();
    });

    public override Task<P.ResumeResponse> ResumeInstance(P.ResumeRequest request, ServerCallContext context) => Guarded(context, async () =>
    {
        if ((await commands.RequireRunningAsync(request.InstanceId, "resumed")).OrchestrationStatus != OrchestrationStatus.Suspended)
            throw new InvalidOperationException($"The instance '{request.InstanceId}' is not suspended.");
        await commands.SendAsync(request.InstanceId, new ExecutionResumedEvent(-1, request.Reason));
        return new P.ResumeResponse();
    });

    public override Task<P.RewindInstanceResponse> RewindInstance(P.RewindInstanceRequest request, ServerCallContext context) => Guarded(context, async () =>
    {
        var state = await commands.RequireAsync(request.InstanceId);
        if (state.OrchestrationStatus != OrchestrationStatus.Failed)
            throw new InvalidOperationException($"The instance '{request.InstanceId}' is {state.OrchestrationStatus}; only a failed one can be rewound.");
        await store.RewindAsync(request.InstanceId, request.Reason ?? "");
        return new P.RewindInstanceResponse();
    });

    public override Task<P.RestartInstanceResponse> RestartInstance(P.RestartInstanceRequest request, ServerCallContext context) => Guarded(context, async () =>
    {
        var state = await commands.RequireAsync(request.InstanceId);
        var instance = new OrchestrationInstance
        {
            InstanceId = request.RestartWithNewInstanceId ? Guid.CreateVersion7().ToString("N") : request.InstanceId,
            ExecutionId = Guid.CreateVersion7().ToString("N"),
        };
        var started = new ExecutionStartedEvent(-1, state.Input)
        {
            Name = state.Name, Version = state.Version, OrchestrationInstance = instance, Tags = state.Tags,
        };
        try
        {
            await store.CreateTaskOrchestrationAsync(new TaskMessage { Event = started, OrchestrationInstance = instance }, InstanceCommands.Unfinished);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            throw new InvalidOperationException($"The instance '{request.InstanceId}' is {state.OrchestrationStatus}; it cannot be restarted under its id before it has ended.");
        }

        return new P.RestartInstanceResponse { InstanceId = instance.InstanceId };
    });

    public override Task<P.QueryInstancesResponse> QueryInstances(P.QueryInstancesRequest request, ServerCallContext context) => Guarded(context, async () =>
    {
        var found = await store.GetOrchestrationWithQueryAsync(OrchestrationStates.Read(request.Query), context.CancellationToken);
        var answer = new P.QueryInstancesResponse { ContinuationToken = found.ContinuationToken };
        answer.OrchestrationState.Add(found.OrchestrationState.Select(state => OrchestrationStates.Write(state, request.Query.FetchInputsAndOutputs)));
        return answer;
    });

    public override Task<P.ListInstanceIdsResponse> ListInstanceIds(P.ListInstanceIdsRequest request, ServerCallContext context) => Guarded(context, async () =>
    {
        var size = request.PageSize > 0 ? request.PageSize : DefaultPageSize;
        var ids = await store.ListInstanceIdsAsync(
            OrchestrationStates.Statuses(request.RuntimeStatus), request.CompletedTimeFrom?.ToDateTime(), request.CompletedTimeTo?.ToDateTime(), size, request.LastInstanceKey);
        var answer = new P.ListInstanceIdsResponse { LastInstanceKey = ids.Count == size ? ids[^1] : null };
        answer.InstanceIds.Add(ids);
        return answer;
    });

    public override Task<P.PurgeInstancesResponse> PurgeInstances(P.PurgeInstancesRequest request, ServerCallContext context) => Guarded(context, async () =>
    {
        var purged = request.RequestCase switch
        {
            P.PurgeInstancesRequest.RequestOneofCase.InstanceId => await commands.PurgeAsync(request.InstanceId, request.Recursive),
            P.PurgeInstancesRequest.RequestOneofCase.PurgeInstanceFilter =>
                (await store.PurgeAsync(OrchestrationStates.Read(request.PurgeInstanceFilter), request.Recursive)).DeletedInstanceCount,
            _ => throw new ArgumentException("A purge needs an instance id or a filter."),
        };
        return new P.PurgeInstancesResponse { DeletedInstanceCount = purged, IsComplete = true };
    });

    public override async Task StreamInstanceHistory(
        P.StreamInstanceHistoryRequest request, IServerStreamWriter<P.HistoryChunk> responseStream, ServerCallContext context)
    {
        var history = await Guarded(context, async () =>
        {
            await commands.RequireAsync(request.InstanceId);
            return await store.GetHistoryAsync(request.InstanceId);
        });
        foreach (var events in history.Chunk(HistoryChunk))
        {
            var chunk = new P.HistoryChunk();
            chunk.Events.Add(events.Select(HistoryEvents.Write));
            await responseStream.WriteAsync(chunk, context.CancellationToken);
        }
    }

    // What the request lets stand, and what the app's settings do.
    private OrchestrationStatus[] DedupeStatuses(P.OrchestrationIdReusePolicy? policy)
    {
        OrchestrationStatus[] asked = policy is null
            ? []
            : [.. System.Enum.GetValues<OrchestrationStatus>().Except(policy.ReplaceableStatus.Select(status => (OrchestrationStatus)status))];
        return durable.OverridableExistingInstanceStates == OverridableStates.AnyState ? asked : [.. asked.Union(InstanceCommands.Unfinished)];
    }

    private async Task<T> Guarded<T>(ServerCallContext context, Func<Task<T>> call)
    {
        if (!secret.Is(context.RequestHeaders.GetValue(ConnectionHeader)))
            throw new RpcException(new Status(StatusCode.PermissionDenied, "This host serves its own app alone."));
        try
        {
            return await call();
        }
        catch (Exception refused) when (CodeOf(refused) is { } code)
        {
            throw new RpcException(new Status(code, refused.Message));
        }
    }

    private static StatusCode? CodeOf(Exception refused) => refused switch
    {
        OrchestrationAlreadyExistsException => StatusCode.AlreadyExists,
        InstanceNotFoundException => StatusCode.NotFound,
        ArgumentException => StatusCode.InvalidArgument,
        ObjectDisposedException or WorkerGoneException => StatusCode.Unavailable,
        InvalidOperationException => StatusCode.FailedPrecondition,
        OperationCanceledException => StatusCode.Cancelled,
        _ => null,
    };
}
