using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.FunctionsHost.Timers;

/// <summary>JSON of what is remembered of timers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TimerState))]
internal sealed partial class TimerStateJson : JsonSerializerContext;
