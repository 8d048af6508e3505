using System.Collections;
using System.Reflection;
using CsCheck;
using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Tracing;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Serialization;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Sqlite;

public sealed class EventBytesTests
{
    private static readonly DateTime Time = new DateTime(2030, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(7);
    private static readonly OrchestrationInstance Instance = new() { InstanceId = "an id", ExecutionId = "an execution" };
    private static readonly ParentInstance Parent = new() { OrchestrationInstance = Instance, Name = "parent", Version = "2", TaskScheduleId = 0 };
    private static readonly FailureDetails Failure = new("Outer", "it failed", "at x", new FailureDetails("Inner", "because", null, null, true), false, Properties);

    private static Dictionary<string, object?> Properties => new()
    {
        ["null"] = null,
        ["yes"] = true,
        ["no"] = false,
        ["int"] = -5,
        ["long"] = long.MinValue,
        ["real"] = 0.1,
        ["text"] = "ä",
        ["time"] = Time,
        ["moment"] = new DateTimeOffset(Time.Ticks, TimeSpan.FromHours(2)),
        ["list"] = new List<object?> { 1, "two", null },
        ["map"] = new Dictionary<string, object?> { ["inner"] = 3L },
    };

    private static DistributedTraceContext Trace => new("00-11111111111111111111111111111111-2222222222222222-01", "a=b")
    {
        Id = "id",
        SpanId = "span",
        ActivityStartTime = new DateTimeOffset(Time.Ticks, TimeSpan.FromHours(-3)),
    };

    private static Dictionary<string, string> Tags => new() { ["tag"] = "value", ["empty"] = string.Empty };

    private static IReadOnlyList<HistoryEvent> Events(int id) =>
    [
        new ExecutionStartedEvent(id, "in")
        {
            OrchestrationInstance = Instance, ParentInstance = Parent, Name = "name", Version = "1", Tags = Tags, Correlation = "c",
            ParentTraceContext = Trace, ScheduledStartTime = Time, Generation = 0, GenerateNewTrace = true,
        },
        new ExecutionStartedEvent(id, null),
        new ExecutionCompletedEvent(id, "out", OrchestrationStatus.Failed, Failure),
        new ExecutionCompletedEvent(id, null, OrchestrationStatus.Completed),
        new ContinueAsNewEvent(id, "again"),
        new ExecutionTerminatedEvent(id, "reason"),
        new ExecutionSuspendedEvent(id, "reason"),
        new ExecutionResumedEvent(id, null),
        new ExecutionRewoundEvent(id, "reason") { ParentExecutionId = "p", InstanceId = "i", ParentTraceContext = Trace },
        new TaskScheduledEvent(id, "name", "1", "[1]") { Tags = Tags, ParentTraceContext = Trace },
        new TaskScheduledEvent(id),
        new TaskCompletedEvent(id, 0, "result"),
        new TaskFailedEvent(id, 7, "reason", "details", Failure),
        new SubOrchestrationInstanceCreatedEvent(id) { Name = "n", Version = "v", InstanceId = "i", Input = "in", ClientSpanId = "s", Tags = Tags },
        new SubOrchestrationInstanceCompletedEvent(id, 0, null),
        new SubOrchestrationInstanceFailedEvent(id, 3, "reason", null, Failure),
        new TimerCreatedEvent(id, DateTime.SpecifyKind(Time, DateTimeKind.Unspecified)),
        new TimerFiredEvent(id, Time) { TimerId = 0 },
        new OrchestratorStartedEvent(id),
        new OrchestratorCompletedEvent(id),
        new EventSentEvent(id) { InstanceId = "i", Name = "n", Input = "in" },
        new EventRaisedEvent(id, "in") { Name = "n", ParentTraceContext = Trace },
        new GenericEvent(id, "data"),
        new HistoryStateEvent(id, State),
    ];

    private static OrchestrationState State => new()
    {
        OrchestrationInstance = Instance,
        ParentInstance = Parent,
        Name = "n",
        Version = "v",
        OrchestrationStatus = OrchestrationStatus.Suspended,
        Status = "custom",
        Input = "in",
        Output = "out",
        FailureDetails = Failure,
        Tags = Tags,
        CreatedTime = Time,
        LastUpdatedTime = Time,
        CompletedTime = DateTime.MaxValue,
        ScheduledStartTime = Time,
        Size = 1,
        CompressedSize = long.MaxValue,
        Generation = 4,
    };

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Read_EveryTypeOfEvent_IsAsItWasWritten(int id)
    {
        foreach (var (item, index) in Events(id).Select((item, index) => (item, index)))
        {
            item.Timestamp = Time.AddDays(index);
            item.IsPlayed = index % 2 == 0;

            AssertSame(item, RoundTrip(item), item.GetType().Name);
        }
    }

    [Fact]
    public void Events_OfTheFramework_AreAllAmongTheTested()
    {
        var tested = Events(0).Select(item => item.GetType()).ToHashSet();

        Assert.All(HistoryEvent.KnownTypes(), type => Assert.Contains(type, tested));
    }

    [Fact]
    public void Decode_StartWithInputApart_ComesWithoutIt()
    {
        var events = new List<HistoryEvent>();

        EventBytes.Decode(EventBytes.Encode([new ExecutionStartedEvent(-1, "large"), new GenericEvent(0, "next")]), events);

        Assert.Null(Assert.IsType<ExecutionStartedEvent>(events[0]).Input);
        Assert.Equal("next", Assert.IsType<GenericEvent>(events[1]).Data);
    }

    [Fact]
    public void Decode_MessageWithContext_IsAsItWasWritten()
    {
        var message = MessageBytes.Decode(MessageBytes.Encode(
            new TaskMessage { OrchestrationInstance = Instance, SequenceNumber = -9, Event = new TaskScheduledEvent(0, "n") }, EventBytes.Input.Inline));

        Assert.Equal(("an id", "an execution", -9L, 0), (message.OrchestrationInstance.InstanceId, message.OrchestrationInstance.ExecutionId, message.SequenceNumber, message.Event.EventId));
    }

    [Fact]
    public void Read_AnyText_IsAsItWasWritten() => Gen.Char.Array[0, 200].Select(chars => new string(chars)).Sample(
        text => ((EventRaisedEvent)RoundTrip(new EventRaisedEvent(0, text))).Input == text);

    [Fact]
    public void Decode_AnyBytes_AreEventsOrRefused() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        try
        {
            EventBytes.Decode(bytes, []);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
        {
        }
    });

    private static HistoryEvent RoundTrip(HistoryEvent item)
    {
        var reader = new ByteReader(ByteWriter.Write(item, static (writer, one) => EventBytes.Write(writer, one, EventBytes.Input.Inline)));
        var read = EventBytes.Read(ref reader);
        Assert.True(reader.IsAtEnd);
        return read;
    }

    private static void AssertSame(object? expected, object? actual, string path)
    {
        Assert.True(expected?.GetType() == actual?.GetType(), $"{path}: {expected} is {actual}");
        switch (expected)
        {
            case null:
                break;
            case DateTime time:
                Assert.Equal((time, time.Kind), ((DateTime)actual!, ((DateTime)actual!).Kind));
                break;
            case string or ValueType:
                Assert.True(expected.Equals(actual), $"{path}: {expected} is {actual}");
                break;
            case IDictionary map:
                Assert.Equal(map.Count, ((IDictionary)actual!).Count);
                foreach (var key in map.Keys)
                    AssertSame(map[key], ((IDictionary)actual!)[key], $"{path}[{key}]");
                break;
            case IList list:
                Assert.Equal(list.Count, ((IList)actual!).Count);
                for (var index = 0; index < list.Count; index++)
                    AssertSame(list[index], ((IList)actual!)[index], $"{path}[{index}]");
                break;
            default:
                foreach (var property in expected.GetType().GetProperties())
                    AssertSame(property.GetValue(expected), property.GetValue(actual), $"{path}.{property.Name}");
                foreach (var field in expected.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance))
                    AssertSame(field.GetValue(expected), field.GetValue(actual), $"{path}.{field.Name}");
                break;
        }
    }
}
