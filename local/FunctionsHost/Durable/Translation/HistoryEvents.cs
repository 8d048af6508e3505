using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Tracing;
using P = Microsoft.DurableTask.Protobuf;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Translation;

/// <summary>What happened in an instance, from the engine to the wire.</summary>
internal static class HistoryEvents
{
    /// <exception cref="NotSupportedException">The event belongs to what this host does not have.</exception>
    public static P.HistoryEvent Write(HistoryEvent happened)
    {
        var written = new P.HistoryEvent { EventId = happened.EventId, Timestamp = Times.Write(happened.Timestamp) };
        switch (happened)
        {
            case ExecutionStartedEvent started: written.ExecutionStarted = Write(started); break;
            case OrchestratorStartedEvent: written.OrchestratorStarted = new(); break;
            case OrchestratorCompletedEvent: written.OrchestratorCompleted = new(); break;
            case TaskScheduledEvent task: written.TaskScheduled = Write(task); break;
            case TaskCompletedEvent task:
                written.TaskCompleted = new() { TaskScheduledId = task.TaskScheduledId, Result = task.Result };
                break;
            case TaskFailedEvent task:
                written.TaskFailed = new() { TaskScheduledId = task.TaskScheduledId, FailureDetails = Failures.Write(task.FailureDetails) };
                break;
            case SubOrchestrationInstanceCreatedEvent child: written.SubOrchestrationInstanceCreated = Write(child); break;
            case SubOrchestrationInstanceCompletedEvent child:
                written.SubOrchestrationInstanceCompleted = new() { TaskScheduledId = child.TaskScheduledId, Result = child.Result };
                break;
            case SubOrchestrationInstanceFailedEvent child:
                written.SubOrchestrationInstanceFailed = new() { TaskScheduledId = child.TaskScheduledId, FailureDetails = Failures.Write(child.FailureDetails) };
                break;
            case TimerCreatedEvent timer: written.TimerCreated = new() { FireAt = Times.Write(timer.FireAt) }; break;
            case TimerFiredEvent timer: written.TimerFired = new() { FireAt = Times.Write(timer.FireAt), TimerId = timer.TimerId }; break;
            case EventSentEvent sent: written.EventSent = new() { InstanceId = sent.InstanceId, Name = sent.Name, Input = sent.Input }; break;
            case EventRaisedEvent raised: written.EventRaised = new() { Name = raised.Name, Input = raised.Input }; break;
            case ExecutionSuspendedEvent suspended: written.ExecutionSuspended = new() { Input = suspended.Reason }; break;
            case ExecutionResumedEvent resumed: written.ExecutionResumed = new() { Input = resumed.Reason }; break;
            case ExecutionTerminatedEvent terminated: written.ExecutionTerminated = new() { Input = terminated.Input }; break;
            case ExecutionRewoundEvent rewound: written.ExecutionRewound = new() { Reason = rewound.Reason }; break;
            case ContinueAsNewEvent anew: written.ContinueAsNew = new() { Input = anew.Result }; break;
            case GenericEvent generic: written.GenericEvent = new() { Data = generic.Data }; break;
            case ExecutionCompletedEvent completed: written.ExecutionCompleted = Write(completed); break;
            default: throw new NotSupportedException($"This host does not know events of the type {happened.EventType}.");
        }

        return written;
    }

    private static P.ExecutionStartedEvent Write(ExecutionStartedEvent started)
    {
        var written = new P.ExecutionStartedEvent
        {
            Name = started.Name,
            Version = started.Version,
            Input = started.Input,
            OrchestrationInstance = Write(started.OrchestrationInstance),
            ParentInstance = started.ParentInstance is not { } parent ? null : new P.ParentInstanceInfo
            {
                Name = parent.Name,
                Version = parent.Version,
                TaskScheduledId = parent.TaskScheduleId,
                OrchestrationInstance = Write(parent.OrchestrationInstance),
            },
            ScheduledStartTimestamp = Times.Write(started.ScheduledStartTime),
            ParentTraceContext = Write(started.ParentTraceContext),
        };
        if (started.Tags is not null) written.Tags.Add(started.Tags);
        return written;
    }

    private static P.TaskScheduledEvent Write(TaskScheduledEvent task)
    {
        var written = new P.TaskScheduledEvent
        {
            Name = task.Name,
            Version = task.Version,
            Input = task.Input,
            ParentTraceContext = Write(task.ParentTraceContext),
        };
        if (task.Tags is not null) written.Tags.Add(task.Tags);
        return written;
    }

    private static P.SubOrchestrationInstanceCreatedEvent Write(SubOrchestrationInstanceCreatedEvent child) =>
        new() { InstanceId = child.InstanceId, Name = child.Name, Version = child.Version, Input = child.Input };

    private static P.ExecutionCompletedEvent Write(ExecutionCompletedEvent completed) => new()
    {
        OrchestrationStatus = (P.OrchestrationStatus)completed.OrchestrationStatus,
        Result = completed.Result,
        FailureDetails = Failures.Write(completed.FailureDetails),
    };

    private static P.OrchestrationInstance Write(OrchestrationInstance instance) =>
        new() { InstanceId = instance.InstanceId, ExecutionId = instance.ExecutionId };

    private static P.TraceContext? Write(DistributedTraceContext? context) =>
        context is null ? null : new P.TraceContext { TraceParent = context.TraceParent, TraceState = context.TraceState };
}
