using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>Turns a step of an orchestrator into the one change that makes it durable.</summary>
internal sealed class StepCommit
{
    /// <summary>An input longer than this many characters is read from the file when its activity runs.</summary>
    private const int LargeInput = 16_384;

    private readonly EngineParts _parts;
    private readonly InstanceRecord _before;
    private readonly HistoryStep _step;
    private readonly StepResult _result;

    public StepCommit(EngineParts parts, InstanceRecord before, HistoryStep step, StepResult result)
    {
        _parts = parts;
        _before = before;
        _step = step;
        _result = result;
        Outbox = new Outbox(parts, Change);
    }

    public InstanceChange Change { get; } = new();

    public Outbox Outbox { get; }

    /// <summary>Fills the change and gives the instance as it is after it.</summary>
    public InstanceRecord Build(IReadOnlyList<Delivery> received, IReadOnlyList<string> openChildren)
    {
        foreach (var delivery in received)
            Take(delivery);
        var instance = _before with { Steps = _before.Steps + 1, UpdatedAt = _step.At, CustomStatus = _result.CustomStatus, StartAt = null };
        instance = End(instance, openChildren);
        if (instance.Execution == _before.Execution)
            Change.Step = new(_before.Execution, _before.Steps, JsonSerializer.Serialize(_step, HistoryJson.Default.HistoryStep));
        foreach (var action in _result.Actions)
            Carry(action, !instance.HasEnded);
        ForgetTimers(instance);
        Change.Instance = instance;
        if (instance.Status != _before.Status)
            Change.Committed.Add(() => _parts.Watch.Changed(instance.Id));
        return instance;
    }

    private TaskKey Key(int task) => new(_before.Execution, task);

    private void Take(Delivery delivery)
    {
        Change.ReplyTo(delivery.Reply);
        if (delivery.MessageId is { } message)
            Change.TakenMessages.Add(message);
        else
            Change.Done(_before.Execution, delivery.Event);
    }

    private InstanceRecord End(InstanceRecord instance, IReadOnlyList<string> openChildren)
    {
        switch (_result.Outcome)
        {
            case Outcome.Completed completed:
                Change.End = new(instance.Execution, completed.Output, null);
                return Ended(instance, OrchestrationRuntimeStatus.Completed, parent => new TaskCompleted(parent.Task, completed.Output));
            case Outcome.Failed { Failure: var failure }:
                DurableTaskLog.OrchestrationFailed(_parts.Logger, instance.Name, instance.Id, failure.ErrorType);
                Change.End = new(instance.Execution, null, Engine.Ended.ToJson(failure));
                return Ended(instance, OrchestrationRuntimeStatus.Failed, parent => new TaskFailed(parent.Task, failure));
            case Outcome.Terminated terminated:
                foreach (var child in openChildren)
                    Outbox.Send(child, new ExecutionTerminated(terminated.Output, Recursive: true));
                Change.End = new(instance.Execution, terminated.Output, null);
                return Ended(
                    instance, OrchestrationRuntimeStatus.Terminated, parent => new TaskFailed(parent.Task, Engine.Ended.ByTermination(instance.Id)));
            case Outcome.ContinuedAsNew next:
                return StartOver(instance, next);
            case Outcome.Suspended:
                return instance with { Status = OrchestrationRuntimeStatus.Suspended };
            default:
                return instance with { Status = OrchestrationRuntimeStatus.Running };
        }
    }

    private InstanceRecord Ended(InstanceRecord instance, OrchestrationRuntimeStatus status, Func<ParentLink, HistoryEvent> tell)
    {
        Change.EndedRun = instance.Execution;
        if (instance.Parent is { } parent)
            Outbox.Send(parent, tell(parent));
        return instance with { Status = status };
    }

    private InstanceRecord StartOver(InstanceRecord instance, Outcome.ContinuedAsNew next)
    {
        var execution = _parts.Counters.NextExecution();
        Change.RemovedRun = instance.Execution;
        Change.Input = new(execution, next.Input);
        foreach (var carried in next.Carried)
            Outbox.Send(instance.Id, carried, execution);
        return instance with
        {
            Execution = execution,
            Steps = 0,
            Version = next.Version ?? instance.Version,
            Status = OrchestrationRuntimeStatus.Running,
        };
    }

    private void Carry(OrchestratorAction action, bool goesOn)
    {
        switch (action)
        {
            case SendEvent sent:
                Outbox.Send(sent.InstanceId, new EventRaised(sent.Name, sent.Payload));
                break;
            case StartSubOrchestration child when goesOn:
                var parent = new ParentLink(_before.Name, _before.Id, _before.Execution, child.Task);
                Outbox.Start(child.InstanceId, new StartMessage(child.Name, child.Version, child.Input, child.Tags, parent));
                break;
            case ScheduleActivity activity when goesOn:
                Schedule(activity);
                break;
            case CreateTimer timer when goesOn && !_result.CancelledTimers.Contains(timer.Task):
                var row = new TimerRow(Key(timer.Task), _before.Id, timer.FireAt);
                Change.NewTimers.Add(row);
                Change.Committed.Add(() => _parts.Timers.Add(row));
                break;
        }
    }

    private void Schedule(ScheduleActivity activity)
    {
        var row = new ActivityRow(Key(activity.Task), _before.Id, activity.Name, activity.Version, activity.Input);
        Change.NewActivities.Add(row);
        var waiting = activity.Input?.Length > LargeInput ? row with { Input = null, HasInput = false } : row;
        Change.Committed.Add(() => _parts.Activities.Enqueue(waiting));
    }

    private void ForgetTimers(InstanceRecord instance)
    {
        if (instance.HasEnded || instance.Execution != _before.Execution)
        {
            Change.Committed.Add(() => _parts.Timers.RemoveRun(_before.Execution));
            return;
        }

        foreach (var timer in _result.CancelledTimers)
        {
            Change.GoneTimers.Add(Key(timer));
            Change.Committed.Add(() => _parts.Timers.Remove(Key(timer)));
        }
    }
}
