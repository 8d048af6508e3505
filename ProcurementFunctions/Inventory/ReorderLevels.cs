using System.Text.Json.Serialization;

namespace ProcurementFunctions.Inventory;

/// <summary>What an item is reordered by, in units.</summary>
/// <param name="ReorderPoint">Projected stock at or below it is low.</param>
/// <param name="OrderUpTo">What projected stock is to be raised to.</param>
public sealed record ReorderLevels(int ReorderPoint, int SafetyStock, int OrderUpTo, ReorderBasis Basis);

/// <summary>Where reorder levels come from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReorderBasis>))]
public enum ReorderBasis
{
    /// <summary>Reorder point and safety stock as a person or an import gave them.</summary>
    [JsonStringEnumMemberName("given")] Given,

    /// <summary>Computed from the demand history and the lead time.</summary>
    [JsonStringEnumMemberName("demand")] Demand,

    /// <summary>The same with the forecast for demand that comes on few days; see <see cref="DemandPatternRules"/>.</summary>
    [JsonStringEnumMemberName("intermittent")] Intermittent,
}
