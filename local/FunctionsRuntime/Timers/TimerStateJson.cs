using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.FunctionsRuntime.Timers;

/// <summary>JSON of what is remembered of timers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TimerState))]
internal sealed partial class TimerStateJson : JsonSerializerContext;
