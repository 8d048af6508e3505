using System.Text.Json.Serialization;

namespace ProcurementFunctions.Insights.Vendors;

/// <summary>What vendors are ranked by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VendorMeasure>))]
public enum VendorMeasure
{
    /// <summary>What a unit of the item usually costs, in the firm's currency; the item must be named.</summary>
    [JsonStringEnumMemberName("price")] Price,

    /// <summary>Days from order to goods.</summary>
    [JsonStringEnumMemberName("leadTime")] LeadTime,

    /// <summary>Share of orders that came after the promised day.</summary>
    [JsonStringEnumMemberName("late")] Late,

    /// <summary>Share of orders that came by then.</summary>
    [JsonStringEnumMemberName("onTime")] OnTime,

    /// <summary>Units received by units ordered.</summary>
    [JsonStringEnumMemberName("fillRate")] FillRate,

    /// <summary>Units rejected by units received.</summary>
    [JsonStringEnumMemberName("rejectRate")] RejectRate,

    /// <summary>How people rate them, 0 to 1.</summary>
    [JsonStringEnumMemberName("rating")] Rating,
}

/// <param name="Sku">Of those that offer this item; null: of all.</param>
/// <param name="BestFirst">False: the worst first.</param>
public sealed record VendorQuestion(VendorMeasure Measure, string? Sku = null, bool BestFirst = true);
