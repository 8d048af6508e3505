using System.Text.Json.Serialization;

namespace ProcurementFunctions.Vendors;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VendorOffer))]
[JsonSerializable(typeof(ContractsAnswer))]
[JsonSerializable(typeof(OfferBody))]
[JsonSerializable(typeof(OfferView))]
internal sealed partial class OfferJson : JsonSerializerContext;
