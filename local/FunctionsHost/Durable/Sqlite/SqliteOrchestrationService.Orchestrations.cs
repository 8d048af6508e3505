using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Middleware;
using DurableTask.Core.Tracing;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;

/// <content>The turns of orchestrations.</content>
public sealed partial class SqliteOrchestrationService
{
    public int TaskOrchestrationDispatcherCount => 1;

    public int MaxConcurrentTaskOrchestrationWorkItems => _options.MaxConcurrentOrchestrations;

    public BehaviorOnContinueAsNew EventBehaviourForContinueAsNew => BehaviorOnContinueAsNew.Carryover;

    /// <summary>Never: a transaction holds any number of messages.</summary>
    public bool IsMaxMessageCountExceeded(int currentMessageCount, OrchestrationRuntimeState runtimeState) => false;

    /// <summary>None: what failed rests by itself, without holding up the others.</summary>
    public int GetDelayInSecondsAfterOnProcessException(Exception exception) => 0;

    /// <inheritdoc cref="GetDelayInSecondsAfterOnProcessException"/>
    public int GetDelayInSecondsAfterOnFetchException(Exception exception) => exception is OperationCanceledException ? 0 : 1;

    /// <summary>
    /// Whether nothing but the last turn has changed the history of an orchestration: it has so many events as that turn left,
    /// and no turn failed since. A worker that took that turn and still holds the orchestration needs the new events only.
    /// </summary>
    public bool IsContinuous(string instanceId, string executionId, int pastEvents) =>
        _parts.Instances.Find(instanceId)?.IsContinuous(executionId, pastEvents) ?? false;

    /// <summary>Middleware for a worker of a store with another clock than the machine's: orchestrators see that clock's time.</summary>
    public Task StampAsync(DispatchMiddlewareContext context, Func<Task> next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        Stamp(context.GetProperty<OrchestrationRuntimeState>());
        return next();
    }

    /// <summary>Gives the new events of a turn, before its orchestrator is shown them, the time of the store's clock.</summary>
    public void Stamp(OrchestrationRuntimeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (_parts.HasOwnClock && _parts.Instances.Find(state.OrchestrationInstance!.InstanceId)?.Current is { } turn)
            TurnClock.StampStart(turn, state, _parts.Now);
    }

    /// <summary>The next instance with work to do, locked until it is completed or abandoned; null when there is none in time.</summary>
    public async Task<TaskOrchestrationWorkItem> LockNextTaskOrchestrationWorkItemAsync(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        while (await _parts.Orchestrations.TakeAsync(receiveTimeout, cancellationToken) is { } turn)
        {
            if (Load(turn))
                return turn;
        }

        return null!;
    }

    /// <summary>Nothing to do: locks do not end by time.</summary>
    public Task RenewTaskOrchestrationWorkItemLockAsync(TaskOrchestrationWorkItem workItem) => Task.CompletedTask;

    /// <summary>Writes what a turn did. Nothing happens when its instance was replaced or purged meanwhile.</summary>
    public async Task CompleteTaskOrchestrationWorkItemAsync(
        TaskOrchestrationWorkItem workItem,
        OrchestrationRuntimeState newOrchestrationRuntimeState,
        IList<TaskMessage> outboundMessages,
        IList<TaskMessage> orchestratorMessages,
        IList<TaskMessage> timerMessages,
        TaskMessage continuedAsNewMessage,
        OrchestrationState orchestrationState)
    {
        var turn = (OrchestrationTurn)workItem;
        IEnumerable<TaskMessage> messages = [.. orchestratorMessages ?? [], .. timerMessages ?? [], .. continuedAsNewMessage is null ? [] : new[] { continuedAsNewMessage }];

        // Without a state there was nothing to do: the messages were for an instance that cannot take them.
        var result = orchestrationState is null
            ? null
            : TurnResult.Of(turn, newOrchestrationRuntimeState, orchestrationState, outboundMessages ?? [], messages, _parts.Now, _parts.HasOwnClock);
        var change = new CompleteTurn(_parts, turn, result);
        await _commits.Add(change);
        if (!change.IsVoid)
            GoOn(turn, newOrchestrationRuntimeState, result, change);
    }

    /// <summary>Gives the messages of a turn that failed back; it is taken again, after a rest when it fails on and on.</summary>
    public Task AbandonTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        var turn = (OrchestrationTurn)workItem;
        foreach (var message in turn.Messages)
            message.Message!.Event.IsPlayed = false;
        if (turn.Instance.GiveBack(turn) is > 0 and var failures)
        {
            StoreLog.TurnFailed(_parts.Logger, turn.InstanceId, failures);
            _parts.Orchestrations.AddAfterFailure(turn.Instance, failures);
        }

        return Task.CompletedTask;
    }

    /// <summary>Nothing to do: completing or abandoning has unlocked the instance.</summary>
    public Task ReleaseTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        // A dispatcher that stops gives back what it has locked and not begun.
        var turn = (OrchestrationTurn)workItem;
        return turn.Instance.IsLockedBy(turn) ? AbandonTaskOrchestrationWorkItemAsync(workItem) : Task.CompletedTask;
    }

    private bool Load(OrchestrationTurn turn)
    {
        var live = turn.Instance;
        try
        {
            var (state, size) = _parts.Histories.Take(live) ?? Read(live);
            turn.Load(state, size);
        }
#pragma warning disable CA1031 // An instance that cannot be read must not stop the others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            StoreLog.HistoryUnreadable(_parts.Logger, exception, live.Id);
            AbandonTaskOrchestrationWorkItemAsync(turn);
            return false;
        }

        // The framework takes it for granted when it rewinds.
        if (turn.NewMessages[0].Event is ExecutionRewoundEvent && turn.Loaded!.ExecutionStartedEvent is { } start)
            start.ParentTraceContext ??= new DistributedTraceContext(string.Empty);
        return true;
    }

    private (OrchestrationRuntimeState State, long Size) Read(LiveInstance live)
    {
        if (!live.HasBegun)
            return (new OrchestrationRuntimeState(), 0);
        var (events, size) = _reader.History(live.Run);
        return (new OrchestrationRuntimeState(events) { Status = live.CustomStatus }, size);
    }

    // Once the turn is on the disk: its activities run, its instance may take the next one, and those who wait for it are told.
    private void GoOn(OrchestrationTurn turn, OrchestrationRuntimeState state, TurnResult? result, CompleteTurn change)
    {
        foreach (var activity in change.Activities)
            _parts.Activities.Add(activity);
        var live = turn.Instance;
        (string?, int)? left = null;
        if (result is not null && !result.Instance.Status.HasEnded())
        {
            MakePast(state);
            _parts.Histories.Put(live, state, result.Events.Length + (result.BeginsAnew ? 0 : turn.LoadedSize));
            left = result.IsRewound ? null : (result.Instance.ExecutionId, state.PastEvents.Count);
        }

        if (live.Finish(turn, left))
            _parts.Orchestrations.Add(live);
        if (change.HasNewStatus)
            _parts.Watch.Changed(live.Id);
    }

    private static void MakePast(OrchestrationRuntimeState state)
    {
        foreach (var item in state.NewEvents)
            state.PastEvents.Add(item);
        state.NewEvents.Clear();
    }
}
