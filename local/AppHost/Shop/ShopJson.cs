using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ProcurementFunctions.Import;

namespace ProcurementFunctions.Local.AppHost.Shop;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ShopJson : JsonSerializerContext;
