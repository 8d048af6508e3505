using System.Text.Json;
using System.Text.Json.Serialization;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Local.FunctionsHost.Timers;

/// <summary>What a timer function is told of the tick that runs it. The names are those that the worker reads.</summary>
internal sealed record TimerTick(bool IsPastDue = false, TickStatus? ScheduleStatus = null)
{
    public TypedData ToTriggerValue() => new() { Json = JsonSerializer.Serialize(this, TimerTickJson.Default.TimerTick) };
}

/// <summary>The schedule, of a timer whose state outlives the process.</summary>
internal sealed record TickStatus(DateTime Last, DateTime Next, DateTime LastUpdated);

[JsonSerializable(typeof(TimerTick))]
internal sealed partial class TimerTickJson : JsonSerializerContext;
