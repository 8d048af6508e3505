using System.Text.Json.Serialization;

namespace ProcurementFunctions.Insights.Items;

/// <summary>What items are ranked by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ItemMeasure>))]
public enum ItemMeasure
{
    /// <summary>Days until it runs out if nothing comes; the fewest first.</summary>
    [JsonStringEnumMemberName("runsOut")] RunsOut,

    /// <summary>Units on hand at the known price.</summary>
    [JsonStringEnumMemberName("value")] Value,

    /// <summary>The known price of a unit.</summary>
    [JsonStringEnumMemberName("price")] Price,

    /// <summary>Units on hand.</summary>
    [JsonStringEnumMemberName("stock")] Stock,

    /// <summary>Units asked for in the 30 days before today.</summary>
    [JsonStringEnumMemberName("sold")] Sold,
}

/// <summary>Which end comes first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RankOrder>))]
public enum RankOrder
{
    [JsonStringEnumMemberName("asc")] Ascending,
    [JsonStringEnumMemberName("desc")] Descending,
}

/// <param name="Order">Null: the fewest days first, else the most first.</param>
public sealed record ItemsQuestion(ItemMeasure Measure, RankOrder? Order = null);

/// <summary>The items by a measure. Those of which it is not known are counted and not ranked.</summary>
/// <param name="Currency">Of prices and values.</param>
/// <param name="Checked">How many items there are.</param>
/// <param name="Known">Of how many the measure is known.</param>
/// <param name="Total">Over all of these: money by value, units by stock and sold; null for days and prices.</param>
public sealed record ItemsInsight(
    ItemMeasure Measure,
    RankOrder Order,
    string Currency,
    int Checked,
    int Known,
    decimal? Total,
    IReadOnlyList<ItemRank> Items,
    string? NextCursor);

/// <summary>What was not asked for is null.</summary>
/// <param name="UnitPrice">The least that an active vendor usually takes for a unit, else its list price.</param>
/// <param name="Value">Units on hand at that price.</param>
/// <param name="Sold">In the 30 days before today.</param>
public sealed record ItemRank(
    string Sku, string Name, int OnHand, int Projected, RunOut? RunOut, decimal? UnitPrice, decimal? Value, SoldUnits? Sold);
