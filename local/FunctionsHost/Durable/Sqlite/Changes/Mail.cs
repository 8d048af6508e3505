using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;

/// <summary>
/// Takes messages to their instances, on the committing thread. An orchestration may read a message before the transaction
/// that holds it is on the disk: what it does in answer can only be committed after it, and is not let out before that.
/// </summary>
internal static class Mail
{
    /// <summary>Writes a message and hands it to its instance; one that nobody can take any more is dropped.</summary>
    public static void Deliver(this StoreParts parts, Outgoing mail)
    {
        var live = parts.Instances.Find(mail.InstanceId);
        switch (mail.Message.Event)
        {
            case ExecutionStartedEvent start:
                StartChild(parts, mail, start, live);
                break;
            case ExecutionRewoundEvent when live is null:
                Revive(parts, mail);
                break;
            case ExecutionTerminatedEvent terminated when live is { WaitsForStart: true }:
                EndBeforeStart(parts, live, terminated);
                break;
            case var item when live is null || live.Status.HasEnded() || !IsFor(mail.Message, live):
                StoreLog.MessageDropped(parts.Logger, item.EventType, mail.InstanceId);
                break;
            default:
                Keep(parts, live, mail);
                break;
        }
    }

    /// <summary>Makes a new instance, in place of the one that has its id.</summary>
    public static void Start(this StoreParts parts, Outgoing mail, ExecutionStartedEvent start, FoundInstance? existing)
    {
        if (parts.Instances.Find(mail.InstanceId) is { } replaced)
            parts.Retire(replaced);
        if (existing is not null)
            parts.Statements.RemoveRun(existing.Run);
        start.Generation ??= existing is null ? 0 : existing.Generation + 1;
        var run = parts.NextRun();
        parts.Statements.Put(InstanceRow.Of(start, run));
        parts.Statements.PutInput(run, mail.Input);
        var live = new LiveInstance(mail.InstanceId, run, OrchestrationStatus.Pending, hasBegun: false)
        {
            ExecutionId = start.OrchestrationInstance.ExecutionId,
        };
        parts.Instances.Put(live);
        Keep(parts, live, mail);
    }

    /// <summary>Forgets an instance that has ended or is gone; its messages are removed.</summary>
    public static void Retire(this StoreParts parts, LiveInstance live)
    {
        foreach (var message in live.Retire())
            parts.Statements.RemoveMessage(message);
        parts.Instances.Remove(live);
        parts.Histories.Take(live);
    }

    private static bool IsFor(TaskMessage message, LiveInstance live) =>
        string.IsNullOrEmpty(message.OrchestrationInstance.ExecutionId) || message.OrchestrationInstance.ExecutionId == live.ExecutionId;

    private static void Keep(StoreParts parts, LiveInstance live, Outgoing mail)
    {
        var due = mail.Due > parts.Now ? mail.Due : null;
        var message = new StoredMessage(parts.NextMessage(), mail.Message, due);
        parts.Statements.AddMessage(message.Id, live.Id, due, mail.Data);
        if (due is not { } time)
        {
            parts.Orchestrations.Receive(live, message);
            return;
        }

        live.Delay(message);
        parts.Timers.Add(live, message, time);
    }

    private static void StartChild(StoreParts parts, Outgoing mail, ExecutionStartedEvent start, LiveInstance? live)
    {
        if (live is null || live.Status.HasEnded())
        {
            parts.Start(mail, start, parts.Statements.Instances.Find(mail.InstanceId));
            return;
        }

        StoreLog.StartRefused(parts.Logger, mail.InstanceId, live.Status);
        if (start.ParentInstance is not { OrchestrationInstance: { } parent } || start.Tags?.ContainsKey(OrchestrationTags.FireAndForget) == true)
            return;
        var refusal = new FailureDetails(new OrchestrationAlreadyExistsException($"An orchestration instance with the ID {mail.InstanceId} is {live.Status}."));
        var failed = new SubOrchestrationInstanceFailedEvent(-1, start.ParentInstance.TaskScheduleId, refusal.ErrorMessage, null, refusal);
        parts.Deliver(Outgoing.Of(new TaskMessage { OrchestrationInstance = parent, Event = failed }, parts.Now));
    }

    // An instance that has ended takes no message but this one, and takes it alone.
    private static void Revive(StoreParts parts, Outgoing mail)
    {
        if (parts.Statements.Instances.Find(mail.InstanceId) is not { } found)
        {
            StoreLog.MessageDropped(parts.Logger, mail.Message.Event.EventType, mail.InstanceId);
            return;
        }

        var live = new LiveInstance(mail.InstanceId, found.Run, found.Status, hasBegun: true)
        {
            ExecutionId = found.ExecutionId,
            CustomStatus = found.CustomStatus,
        };
        parts.Instances.Put(live);
        Keep(parts, live, mail);
    }

    private static void EndBeforeStart(StoreParts parts, LiveInstance live, ExecutionTerminatedEvent terminated)
    {
        parts.Statements.Update(live.Id, OrchestrationStatus.Terminated, null, parts.Now, parts.Now);
        parts.Statements.PutEnd(live.Run, Payloads.Encode(terminated.Input), null);
        live.Status = OrchestrationStatus.Terminated;
        parts.Retire(live);
    }
}
