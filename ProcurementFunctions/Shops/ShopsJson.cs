using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Shops;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ShopDocument))]
[JsonSerializable(typeof(ShopErrand))]
[JsonSerializable(typeof(ShopOrder))]
[JsonSerializable(typeof(ShopItem))]
[JsonSerializable(typeof(ShopView))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(Dictionary<string, int>))]
internal sealed partial class ShopsJson : JsonSerializerContext;
