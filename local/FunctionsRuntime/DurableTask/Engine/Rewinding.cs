using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>
/// Takes a failed run back to where it waited for what failed (see <see cref="RewoundHistory"/>), and sets going again all
/// that it waited for there. What succeeded after that point is handed to it again instead of being done again.
/// </summary>
internal sealed class Rewinding
{
    private readonly EngineParts _parts;
    private readonly RewoundHistory _history;
    private readonly string? _reason;

    private Rewinding(EngineParts parts, InstanceRecord failed, RewoundHistory history, Delivery cause)
    {
        _parts = parts;
        _history = history;
        _reason = ((ExecutionRewound)cause.Event).Reason;
        Outbox = new Outbox(parts, Change);
        Instance = failed with
        {
            Status = OrchestrationRuntimeStatus.Running,
            Steps = history.Steps.Count,
            UpdatedAt = parts.Time.GetUtcNow(),
            CustomStatus = history.Run.CustomStatus,
        };
        Change.Instance = Instance;
        Change.History = new(failed.Execution, history.Steps);
        Change.End = new(failed.Execution, null, null);
        Change.ReplyTo(cause.Reply);
        if (cause.MessageId is { } message)
            Change.TakenMessages.Add(message);
        Change.Committed.Add(() => parts.Watch.Changed(failed.Id));
    }

    public InstanceChange Change { get; } = new();

    public Outbox Outbox { get; }

    public InstanceRecord Instance { get; }

    /// <summary>The run as it waited; null when it begins anew.</summary>
    public OrchestrationRun? Run => _history.Steps.Count == 0 ? null : _history.Run;

    /// <exception cref="NonDeterministicOrchestrationException">The code does not do what it did before the failure.</exception>
    public static Rewinding Of(EngineParts parts, InstanceRecord failed, Delivery cause)
    {
        var failure = Ended.FromJson(parts.Reader.Payloads(failed.Execution).Failure);
        var history = RewoundHistory.Of(parts.Reader.History(failed.Execution), failure, () => RunLoader.New(parts, failed, known: null));
        var rewinding = new Rewinding(parts, failed, history, cause);
        rewinding.GoOn();
        return rewinding;
    }

    private void GoOn()
    {
        var handedAgain = new HashSet<int>();
        foreach (var received in _history.Undone)
        {
            var task = received switch
            {
                TaskCompleted completed => completed.Task,
                TimerFired fired => fired.Task,
                _ => (int?)null,
            };
            if (received is EventRaised || (task is { } open && _history.Run.IsOpen(open) && handedAgain.Add(open)))
                Outbox.Send(Instance.Id, received, Instance.Execution);
        }

        foreach (var action in _history.Actions.Where(action => _history.Run.IsOpen(action.Task) && !handedAgain.Contains(action.Task)))
            DoAgain(action);
    }

    private void DoAgain(OrchestratorAction action)
    {
        var key = new TaskKey(Instance.Execution, action.Task);
        switch (action)
        {
            case ScheduleActivity activity:
                var row = new ActivityRow(key, Instance.Id, activity.Name, activity.Version, activity.Input);
                Change.NewActivities.Add(row);
                Change.Committed.Add(() => _parts.Activities.Enqueue(row));
                break;
            case CreateTimer timer:
                var due = new TimerRow(key, Instance.Id, timer.FireAt);
                Change.NewTimers.Add(due);
                Change.Committed.Add(() => _parts.Timers.Add(due));
                break;
            case StartSubOrchestration child:
                DoAgain(child);
                break;
        }
    }

    private void DoAgain(StartSubOrchestration call)
    {
        switch (_parts.Reader.Instance(call.InstanceId))
        {
            case { Status: OrchestrationRuntimeStatus.Failed } child:
                Outbox.Send(child.Id, new ExecutionRewound(_reason));
                break;
            case { Status: OrchestrationRuntimeStatus.Completed } child:
                Outbox.Send(Instance.Id, new TaskCompleted(call.Task, _parts.Reader.Payloads(child.Execution).Output), Instance.Execution);
                break;
            case { HasEnded: false }:
                break;
            default:
                var parent = new ParentLink(Instance.Name, Instance.Id, Instance.Execution, call.Task);
                Outbox.Start(call.InstanceId, new StartMessage(call.Name, call.Version, call.Input, call.Tags, parent));
                break;
        }
    }
}
