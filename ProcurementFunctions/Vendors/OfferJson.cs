using System.Text.Json.Serialization;

namespace ProcurementFunctions.Vendors;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VendorOffer))]
[JsonSerializable(typeof(ContractsAnswer))]
internal sealed partial class OfferJson : JsonSerializerContext;
