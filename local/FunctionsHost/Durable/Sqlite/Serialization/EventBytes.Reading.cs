using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Tracing;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Serialization;

internal static partial class EventBytes
{
    /// <summary>Reads all events of some bytes. Starts come without their inputs.</summary>
    /// <exception cref="FormatException">The bytes are no events.</exception>
    public static void Decode(ReadOnlySpan<byte> bytes, ICollection<HistoryEvent> events)
    {
        var reader = new ByteReader(bytes);
        while (!reader.IsAtEnd)
            events.Add(Read(ref reader));
    }

    /// <exception cref="FormatException">The bytes are no event.</exception>
    public static HistoryEvent Read(ref ByteReader reader)
    {
        var type = (EventType)reader.Byte();
        var id = reader.Int();
        var isPlayed = reader.Bool();
        var timestamp = reader.Time();
        var item = Read(ref reader, type, id);
        item.IsPlayed = isPlayed;
        item.Timestamp = timestamp;
        return item;
    }

    private static HistoryEvent Read(ref ByteReader reader, EventType type, int id) => type switch
    {
        EventType.ExecutionStarted => ReadStarted(ref reader, id),
        EventType.ContinueAsNew => new ContinueAsNewEvent(id, reader.Text()),
        EventType.ExecutionCompleted => ReadCompleted(ref reader, id),
        EventType.ExecutionTerminated => new ExecutionTerminatedEvent(id, reader.Text()),
        EventType.ExecutionSuspended => new ExecutionSuspendedEvent(id, reader.Text()),
        EventType.ExecutionResumed => new ExecutionResumedEvent(id, reader.Text()),
        EventType.ExecutionRewound => ReadRewound(ref reader, id),
        EventType.HistoryState => new HistoryStateEvent(id, StateBytes.ReadState(ref reader)),
        EventType.GenericEvent => new GenericEvent(id, reader.Text()),
        EventType.OrchestratorStarted => new OrchestratorStartedEvent(id),
        EventType.OrchestratorCompleted => new OrchestratorCompletedEvent(id),
        _ => ReadTask(ref reader, type, id),
    };

    private static HistoryEvent ReadTask(ref ByteReader reader, EventType type, int id) => type switch
    {
        EventType.TaskScheduled => ReadScheduled(ref reader, id),
        EventType.TaskCompleted => new TaskCompletedEvent(id, reader.Int(), reader.Text()),
        EventType.TaskFailed => new TaskFailedEvent(id, reader.Int(), reader.Text(), reader.Text(), FailureBytes.Read(ref reader)),
        EventType.SubOrchestrationInstanceCreated => ReadCreated(ref reader, id),
        EventType.SubOrchestrationInstanceCompleted => new SubOrchestrationInstanceCompletedEvent(id, reader.Int(), reader.Text()),
        EventType.SubOrchestrationInstanceFailed =>
            new SubOrchestrationInstanceFailedEvent(id, reader.Int(), reader.Text(), reader.Text(), FailureBytes.Read(ref reader)),
        EventType.TimerCreated => new TimerCreatedEvent(id, reader.Time()),
        EventType.TimerFired => new TimerFiredEvent(id) { TimerId = reader.Int(), FireAt = reader.Time() },
        EventType.EventSent => new EventSentEvent(id) { InstanceId = reader.Text(), Name = reader.Text(), Input = reader.Text() },
        EventType.EventRaised => ReadRaised(ref reader, id),
        _ => throw new FormatException($"An event has the unknown type {type}."),
    };

    private static ExecutionStartedEvent ReadStarted(ref ByteReader reader, int id)
    {
        var instance = StateBytes.ReadInstance(ref reader);
        var parent = StateBytes.ReadParent(ref reader);
        var (name, version) = (reader.Text(), reader.Text());
        return new ExecutionStartedEvent(id, reader.Text())
        {
            OrchestrationInstance = instance,
            ParentInstance = parent,
            Name = name,
            Version = version,
            Tags = reader.Map(),
            Correlation = reader.Text(),
            ParentTraceContext = ReadTrace(ref reader),
            ScheduledStartTime = reader.OptionalTime(),
            Generation = (int?)reader.OptionalNumber(),
            GenerateNewTrace = reader.Bool(),
        };
    }

    private static ExecutionCompletedEvent ReadCompleted(ref ByteReader reader, int id)
    {
        var status = (OrchestrationStatus)reader.Int();
        return new ExecutionCompletedEvent(id, reader.Text(), status, FailureBytes.Read(ref reader));
    }

    private static ExecutionRewoundEvent ReadRewound(ref ByteReader reader, int id) => new(id, reader.Text())
    {
        ParentExecutionId = reader.Text(),
        InstanceId = reader.Text(),
        ParentTraceContext = ReadTrace(ref reader),
    };

    private static TaskScheduledEvent ReadScheduled(ref ByteReader reader, int id) =>
        new(id, reader.Text()!, reader.Text(), reader.Text()) { Tags = reader.Map(), ParentTraceContext = ReadTrace(ref reader) };

    private static SubOrchestrationInstanceCreatedEvent ReadCreated(ref ByteReader reader, int id) => new(id)
    {
        Name = reader.Text(),
        Version = reader.Text(),
        InstanceId = reader.Text(),
        Input = reader.Text(),
        ClientSpanId = reader.Text(),
        Tags = reader.Map(),
    };

    private static EventRaisedEvent ReadRaised(ref ByteReader reader, int id)
    {
        var name = reader.Text();
        return new EventRaisedEvent(id, reader.Text()) { Name = name, ParentTraceContext = ReadTrace(ref reader) };
    }

    private static DistributedTraceContext? ReadTrace(ref ByteReader reader)
    {
        if (!reader.Bool())
            return null;
        return new DistributedTraceContext(reader.Text()!, reader.Text())
        {
            Id = reader.Text(),
            SpanId = reader.Text(),
            ActivityStartTime = reader.Bool() ? reader.Moment() : null,
        };
    }
}
