using System.Text.Json.Serialization;

namespace ProcurementFunctions.Inventory;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(InventoryItem))]
[JsonSerializable(typeof(DemandYear))]
[JsonSerializable(typeof(InventoryCheckResult))]
[JsonSerializable(typeof(ItemAnswer))]
[JsonSerializable(typeof(ItemUpdate))]
[JsonSerializable(typeof(SnoozeBody))]
internal sealed partial class InventoryJson : JsonSerializerContext;
