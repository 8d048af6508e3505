using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>The state of one instance in memory, and what messages do to it. Used by one thread at a time.</summary>
internal sealed partial class InstanceTurn(string id, EngineParts parts)
{
    /// <summary>Events that wait for a start that is not due, or for an app of another version; they are in the inbox too.</summary>
    private readonly List<Delivery> _early = [];
    private readonly List<Delivery> _batch = [];
    private bool _isLoaded;
    private InstanceRecord? _instance;
    private OrchestrationRun? _run;

    /// <summary>The input of a run that has not begun, which may not be on the disk yet.</summary>
    private RunInput? _input;

    /// <summary>Whether nothing more can happen to the instance unless a message comes.</summary>
    public bool IsDone => _instance is null or { HasEnded: true };

    private bool IsDue => _instance is { Steps: 0, HasEnded: false } instance && !(instance.StartAt > parts.Time.GetUtcNow());

    /// <summary>Takes messages in their order; events that follow each other make one step.</summary>
    public void Take(List<ActorMessage> messages, InstanceActor actor)
    {
        Load();
        foreach (var message in messages)
        {
            if (message is Delivery delivery)
            {
                Accept(delivery, actor);
                continue;
            }

            Step(actor);
            Take(message, actor);
        }

        Step(actor);
    }

    private void Load()
    {
        if (_isLoaded)
            return;
        _instance = parts.Reader.Instance(id);
        _isLoaded = true;
    }

    private void Take(ActorMessage message, InstanceActor actor)
    {
        switch (message)
        {
            case ClientStart start:
                Start(start, actor);
                break;
            case ChildStart child:
                StartChild(child, actor);
                break;
            case Purge purge:
                Remove(purge, actor);
                break;
            case Forget when actor.HasUncommitted:
                actor.ForgetOnceCommitted();
                break;
            case Forget when _run is { LeftThread: false }:
                _run = null;
                break;
        }
    }

    private void Accept(Delivery delivery, InstanceActor actor)
    {
        if (Refusal.Of(delivery, id, _instance) is { } refusal)
            delivery.Reply?.TrySetException(refusal);
        else if (delivery.Event is ExecutionRewound && _instance is { Status: OrchestrationRuntimeStatus.Failed } failed)
            Rewind(failed, delivery, actor);
        else if (_instance is not { HasEnded: false } || (delivery.Execution is { } execution && execution != _instance.Execution))
            Discard(delivery, actor);
        else
            _batch.Add(delivery);
    }

    private static void Discard(Delivery delivery, InstanceActor actor)
    {
        if (delivery.MessageId is { } message)
            actor.Commit(new InstanceChange { TakenMessages = { message } });
        delivery.Reply?.TrySetResult(true);
    }

    private void Rewind(InstanceRecord failed, Delivery delivery, InstanceActor actor)
    {
        if (actor.HasUncommitted)
        {
            // It reads what the failure wrote, so it comes again once that is on the disk.
            var barrier = new InstanceChange { Committed = { () => parts.Post(id, delivery) } };
            barrier.Failed.Add(exception => delivery.Reply?.TrySetException(exception));
            actor.Commit(barrier);
            return;
        }

        Rewinding rewound;
        try
        {
            rewound = Rewinding.Of(parts, failed, delivery);
        }
        catch (Exception exception) when (exception is not SqliteException)
        {
            delivery.Reply?.TrySetException(new InvalidOperationException($"The instance {id} cannot be rewound: {exception.Message}", exception));
            return;
        }

        (_instance, _run, _input) = (rewound.Instance, rewound.Run, null);
        actor.Commit(rewound.Change);
        rewound.Outbox.Post();
        if (_run is null)
            actor.TryPost(new Wake());
        else
            parts.Runs.Used(actor);
    }

    private void Remove(Purge purge, InstanceActor actor)
    {
        if (_instance is not { HasEnded: true })
        {
            purge.Reply.TrySetResult(false);
            return;
        }

        var change = new InstanceChange { RemovedRun = _instance.Execution, RemovedInstance = id };
        change.ReplyTo(purge.Reply);
        _instance = null;
        actor.Commit(change);
    }

    private void Step(InstanceActor actor)
    {
        if (_instance is not { HasEnded: false } instance)
            return;
        if (instance.Steps == 0 && !IsDue && !_batch.Exists(delivery => delivery.Event is ExecutionTerminated))
        {
            Keep(actor);
            return;
        }

        if (parts.Versions.Mismatch(instance.Version) is { } mismatch && parts.Versions.LeavesAlone)
        {
            DurableTaskLog.VersionRejected(parts.Logger, instance.Name, id, instance.Version, mismatch.ErrorMessage);
            Keep(actor);
            return;
        }

        if (_batch.Count == 0 && instance.Steps > 0 && _run is not { LeftThread: true })
            return;
        Delivery[] received = [.. _early, .. _batch];
        _early.Clear();
        _batch.Clear();
        Step(instance, received, actor);
    }

    private void Keep(InstanceActor actor)
    {
        foreach (var delivery in _batch)
        {
            var kept = delivery;
            if (delivery.MessageId is null)
            {
                kept = delivery with { MessageId = parts.Counters.NextMessage(), Reply = null };
                var change = new InstanceChange
                {
                    NewMessages = { new(kept.MessageId!.Value, id, new EventMessage(delivery.Event, delivery.Execution)) },
                };
                change.ReplyTo(delivery.Reply);
                change.Done(_instance!.Execution, delivery.Event);
                actor.Commit(change);
            }

            _early.Add(kept);
        }

        _batch.Clear();
    }

    private void Step(InstanceRecord instance, Delivery[] received, InstanceActor actor)
    {
        var at = parts.Time.GetUtcNow();
        List<HistoryEvent> events = [.. received.Select(delivery => delivery.Event)];
        if (instance.Steps == 0 && !events.Exists(received => received is ExecutionTerminated))
            events.Insert(0, new ExecutionStarted());
        var result = Run(instance, at, events);
        var step = new StepCommit(parts, instance, new HistoryStep(at.UtcDateTime, events, result.Actions), result);
        IReadOnlyList<string> children = result.Outcome is Outcome.Terminated { Recursive: true } ? [.. _run!.OpenSubOrchestrations] : [];
        _instance = step.Build(received, children);
        if (_instance.HasEnded || _instance.Execution != instance.Execution)
            _run = null;
        _input = step.Change.Input;
        actor.Commit(step.Change);
        step.Outbox.Post();
        if (_run is null)
            parts.Runs.Remove(actor);
        else
            parts.Runs.Used(actor);
        if (_instance.Execution != instance.Execution)
            actor.TryPost(new Wake());
    }

    private StepResult Run(InstanceRecord instance, DateTimeOffset at, IReadOnlyList<HistoryEvent> events)
    {
        if (parts.Versions.Mismatch(instance.Version) is { } mismatch)
            return new StepResult([], [], instance.CustomStatus, new Outcome.Failed(mismatch));
        try
        {
            _run ??= RunLoader.Load(parts, instance, _input);
            return _run.Step(at.UtcDateTime, events);
        }
        catch (Exception exception) when (exception is not SqliteException)
        {
            _run = null;
            return new StepResult([], [], instance.CustomStatus, new Outcome.Failed(TaskFailureDetails.FromException(exception)));
        }
    }
}
