using DurableTask.Core;
using DurableTask.Core.History;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Serialization;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;

/// <summary>A message on its way, made into bytes before the committing thread takes it.</summary>
/// <param name="Message">The message.</param>
/// <param name="Data">Its bytes; without the input of a start.</param>
/// <param name="Input">The bytes of the input of a start.</param>
internal sealed record Outgoing(TaskMessage Message, byte[] Data, byte[]? Input)
{
    public string InstanceId => Message.OrchestrationInstance.InstanceId;

    /// <summary>When it is due; null for at once.</summary>
    public DateTime? Due => Message.Event switch
    {
        TimerFiredEvent timer => Utc(timer.FireAt),
        ExecutionStartedEvent { ScheduledStartTime: { } start } => Utc(start),
        _ => null,
    };

    /// <summary>Makes a message ready that is sent now.</summary>
    public static Outgoing Of(TaskMessage message, DateTime now)
    {
        if (string.IsNullOrEmpty(message.OrchestrationInstance?.InstanceId))
            throw new ArgumentException("The message names no instance.", nameof(message));
        message.Event.Timestamp = now;
        var input = message.Event is ExecutionStartedEvent start ? Payloads.Encode(start.Input) : null;
        return new Outgoing(message, MessageBytes.Encode(message, EventBytes.Input.Apart), input);
    }

    public static Outgoing Of(string instanceId, HistoryEvent item, DateTime now) =>
        Of(new TaskMessage { OrchestrationInstance = new OrchestrationInstance { InstanceId = instanceId }, Event = item }, now);

    private static DateTime Utc(DateTime time) => time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);
}
