using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Tracing;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Serialization;

/// <summary>
/// History events as bytes, every type and every property as it was. The JSON of the framework is not used because its
/// settings drop an event id of 0 and read it back as -1. The input of a start is kept apart (see <see cref="Input"/>), since
/// it would otherwise stand in the file up to three times.
/// </summary>
internal static partial class EventBytes
{
    /// <summary>Whether the input of a start is written with it.</summary>
    public enum Input
    {
        Inline,
        Apart,
    }

    public static byte[] Encode(IEnumerable<HistoryEvent> events) => ByteWriter.Write(events, static (writer, all) =>
    {
        foreach (var one in all)
            Write(writer, one, Input.Apart);
    });

    /// <exception cref="NotSupportedException">An event of a type that this version does not know.</exception>
    public static void Write(ByteWriter writer, HistoryEvent item, Input input)
    {
        writer.Byte((byte)item.EventType);
        writer.Number(item.EventId);
        writer.Bool(item.IsPlayed);
        writer.Time(item.Timestamp);
        switch (item)
        {
            case ExecutionStartedEvent started: WriteStarted(writer, started, input); break;
            case ContinueAsNewEvent again: writer.Text(again.Result); break;
            case ExecutionCompletedEvent completed: WriteCompleted(writer, completed); break;
            case ExecutionTerminatedEvent terminated: writer.Text(terminated.Input); break;
            case ExecutionSuspendedEvent suspended: writer.Text(suspended.Reason); break;
            case ExecutionResumedEvent resumed: writer.Text(resumed.Reason); break;
            case ExecutionRewoundEvent rewound: WriteRewound(writer, rewound); break;
            case HistoryStateEvent state: StateBytes.Write(writer, state.State); break;
            case GenericEvent generic: writer.Text(generic.Data); break;
            case OrchestratorStartedEvent or OrchestratorCompletedEvent: break;
            default: WriteTask(writer, item); break;
        }
    }

    private static void WriteTask(ByteWriter writer, HistoryEvent item)
    {
        switch (item)
        {
            case TaskScheduledEvent scheduled: WriteScheduled(writer, scheduled); break;
            case TaskCompletedEvent completed: WriteResult(writer, completed.TaskScheduledId, completed.Result); break;
            case TaskFailedEvent failed: WriteFailed(writer, failed.TaskScheduledId, failed.Reason, failed.Details, failed.FailureDetails); break;
            case SubOrchestrationInstanceCreatedEvent created: WriteCreated(writer, created); break;
            case SubOrchestrationInstanceCompletedEvent done: WriteResult(writer, done.TaskScheduledId, done.Result); break;
            case SubOrchestrationInstanceFailedEvent failed: WriteFailed(writer, failed.TaskScheduledId, failed.Reason, failed.Details, failed.FailureDetails); break;
            case TimerCreatedEvent timer: writer.Time(timer.FireAt); break;
            case TimerFiredEvent timer: WriteFired(writer, timer); break;
            case EventSentEvent sent: WriteSent(writer, sent); break;
            case EventRaisedEvent raised: WriteRaised(writer, raised); break;
            default: throw new NotSupportedException($"Events of the type {item.GetType()} cannot be stored.");
        }
    }

    private static void WriteStarted(ByteWriter writer, ExecutionStartedEvent started, Input input)
    {
        StateBytes.Write(writer, started.OrchestrationInstance);
        StateBytes.Write(writer, started.ParentInstance);
        writer.Text(started.Name);
        writer.Text(started.Version);
        writer.Text(input == Input.Inline ? started.Input : null);
        writer.Map(started.Tags);
        writer.Text(started.Correlation);
        WriteTrace(writer, started.ParentTraceContext);
        writer.Time(started.ScheduledStartTime);
        writer.Number((long?)started.Generation);
        writer.Bool(started.GenerateNewTrace);
    }

    private static void WriteCompleted(ByteWriter writer, ExecutionCompletedEvent completed)
    {
        writer.Number((int)completed.OrchestrationStatus);
        writer.Text(completed.Result);
        FailureBytes.Write(writer, completed.FailureDetails);
    }

    private static void WriteRewound(ByteWriter writer, ExecutionRewoundEvent rewound)
    {
        writer.Text(rewound.Reason);
        writer.Text(rewound.ParentExecutionId);
        writer.Text(rewound.InstanceId);
        WriteTrace(writer, rewound.ParentTraceContext);
    }

    private static void WriteScheduled(ByteWriter writer, TaskScheduledEvent scheduled)
    {
        writer.Text(scheduled.Name);
        writer.Text(scheduled.Version);
        writer.Text(scheduled.Input);
        writer.Map(scheduled.Tags);
        WriteTrace(writer, scheduled.ParentTraceContext);
    }

    private static void WriteResult(ByteWriter writer, int task, string? result)
    {
        writer.Number(task);
        writer.Text(result);
    }

    private static void WriteFailed(ByteWriter writer, int task, string? reason, string? details, FailureDetails? failure)
    {
        writer.Number(task);
        writer.Text(reason);
        writer.Text(details);
        FailureBytes.Write(writer, failure);
    }

    private static void WriteCreated(ByteWriter writer, SubOrchestrationInstanceCreatedEvent created)
    {
        writer.Text(created.Name);
        writer.Text(created.Version);
        writer.Text(created.InstanceId);
        writer.Text(created.Input);
        writer.Text(created.ClientSpanId);
        writer.Map(created.Tags);
    }

    private static void WriteFired(ByteWriter writer, TimerFiredEvent timer)
    {
        writer.Number(timer.TimerId);
        writer.Time(timer.FireAt);
    }

    private static void WriteSent(ByteWriter writer, EventSentEvent sent)
    {
        writer.Text(sent.InstanceId);
        writer.Text(sent.Name);
        writer.Text(sent.Input);
    }

    private static void WriteRaised(ByteWriter writer, EventRaisedEvent raised)
    {
        writer.Text(raised.Name);
        writer.Text(raised.Input);
        WriteTrace(writer, raised.ParentTraceContext);
    }

    private static void WriteTrace(ByteWriter writer, DistributedTraceContext? trace)
    {
        writer.Bool(trace is not null);
        if (trace is null)
            return;
        writer.Text(trace.TraceParent);
        writer.Text(trace.TraceState);
        writer.Text(trace.Id);
        writer.Text(trace.SpanId);
        writer.Bool(trace.ActivityStartTime is not null);
        if (trace.ActivityStartTime is { } start)
            writer.Moment(start);
    }
}
