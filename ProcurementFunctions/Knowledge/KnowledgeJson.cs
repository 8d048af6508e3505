using System.Text.Json.Serialization;

namespace ProcurementFunctions.Knowledge;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VendorDocument))]
[JsonSerializable(typeof(EvidenceDocument))]
internal sealed partial class KnowledgeJson : JsonSerializerContext;
