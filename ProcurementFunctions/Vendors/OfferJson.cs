using System.Text.Json.Serialization;

namespace ProcurementFunctions.Vendors;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VendorOffer))]
internal sealed partial class OfferJson : JsonSerializerContext;
