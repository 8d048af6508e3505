using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>How an instance begins, for a client or for a parent, and takes the place of one that was there.</summary>
internal sealed partial class InstanceTurn
{
    /// <summary>The number under which the start of a run waits among its timers.</summary>
    internal const int StartTimer = -1;

    private void Start(ClientStart start, InstanceActor actor)
    {
        if (_instance is { } existing && start.Instance.DedupeStatuses.Contains(existing.Status))
        {
            // Told once the other instance is on the disk, so that whoever is told finds it there.
            var refusal = new InstanceChange();
            refusal.Committed.Add(() => start.Reply.TrySetException(new OrchestrationAlreadyExistsException(
                $"An orchestration instance with the ID {id} already exists and is {existing.Status}.")));
            refusal.Failed.Add(exception => start.Reply.TrySetException(exception));
            actor.Commit(refusal);
            return;
        }

        var change = new InstanceChange();
        change.ReplyTo(start.Reply);
        Create(change, start.Instance, parent: null, actor);
    }

    private void StartChild(ChildStart child, InstanceActor actor)
    {
        var change = new InstanceChange { TakenMessages = { child.MessageId } };
        if (_instance is { HasEnded: false })
        {
            var failure = new OrchestrationAlreadyExistsException($"An orchestration instance with the ID {id} is {_instance.Status}.");
            var outbox = new Outbox(parts, change);
            outbox.Send(child.Start.Parent, new TaskFailed(child.Start.Parent.Task, TaskFailureDetails.FromException(failure)));
            actor.Commit(change);
            outbox.Post();
            return;
        }

        var instance = new NewInstance(child.Start.Name, child.Start.Version, child.Start.Input) { Tags = child.Start.Tags };
        Create(change, instance, child.Start.Parent, actor);
    }

    private void Create(InstanceChange change, NewInstance instance, ParentLink? parent, InstanceActor actor)
    {
        var outbox = new Outbox(parts, change);
        if (_instance is { } replaced)
            Replace(replaced, change, outbox);
        var now = parts.Time.GetUtcNow();
        var startAt = instance.StartAt > now ? instance.StartAt : null;
        _run = null;
        _instance = new InstanceRecord(
            id, parts.Counters.NextExecution(), instance.Name, instance.Version, OrchestrationRuntimeStatus.Pending, now)
        {
            StartAt = startAt,
            Tags = instance.Tags,
            Parent = parent,
        };
        change.Instance = _instance;
        change.Input = _input = new(_instance.Execution, instance.Input);
        if (startAt is { } due)
            change.Committed.Add(AddTimer(new TimerRow(new(_instance.Execution, StartTimer), id, due)));
        change.Committed.Add(() => parts.Watch.Changed(id));
        actor.Commit(change);
        outbox.Post();
    }

    private void Replace(InstanceRecord replaced, InstanceChange change, Outbox outbox)
    {
        change.RemovedRun = replaced.Execution;
        change.TakenMessages.AddRange(_early.Select(delivery => delivery.MessageId).OfType<long>());
        _early.Clear();
        if (replaced is { HasEnded: false, Parent: { } parent })
            outbox.Send(parent, new TaskFailed(parent.Task, Ended.ByReplacement(id)));
    }

    private Action AddTimer(TimerRow timer) => () => parts.Timers.Add(timer);
}
