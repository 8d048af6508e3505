using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Autonomy;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AutonomyAnswer))]
[JsonSerializable(typeof(AutonomyLedger))]
internal sealed partial class AutonomyJson : JsonSerializerContext;
