using System.Text.Json.Serialization;

namespace ProcurementFunctions.Knowledge;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VendorDocument))]
[JsonSerializable(typeof(EvidenceDocument))]
[JsonSerializable(typeof(VendorAnswer))]
[JsonSerializable(typeof(PricesAnswer))]
[JsonSerializable(typeof(VendorUpdate))]
[JsonSerializable(typeof(VendorRating))]
[JsonSerializable(typeof(BeliefChange))]
[JsonSerializable(typeof(PersonsBelief))]
[JsonSerializable(typeof(PersonsFact))]
[JsonSerializable(typeof(VisibleVendor))]
[JsonSerializable(typeof(double))]
internal sealed partial class KnowledgeJson : JsonSerializerContext;
