using System.Text.Json.Serialization;

namespace ProcurementFunctions.Privacy;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MeExport))]
internal sealed partial class PrivacyJson : JsonSerializerContext;
