using System.Text.Json.Serialization;
using ProcurementFunctions.Insights.Items;

namespace ProcurementFunctions.Insights.Vendors;

/// <summary>
/// Vendors by a measure: those that the firm buys from and of which something was seen or said, then the others that it buys
/// from, then those that it does not.
/// </summary>
/// <param name="Unit">Of the values: "money" for a unit in <paramref name="Currency"/>, "days", or "share" from 0 to 1.</param>
/// <param name="Count">How many vendors there are, of the item where one was named.</param>
/// <param name="Known">How many of these the firm buys from and knows something of.</param>
public sealed record VendorsInsight(
    VendorMeasure Measure,
    string Unit,
    string? Sku,
    bool BestFirst,
    string Currency,
    int Count,
    int Known,
    IReadOnlyList<VendorRank> Items,
    string? NextCursor);

/// <param name="Value">With <paramref name="Low"/> and <paramref name="High"/>, between which it is with a probability of 90 %.</param>
/// <param name="Observations">How many pieces of evidence there are; 0 where the basis is another.</param>
/// <param name="Late">Measured by late or on time: how many orders were seen to come late; else null.</param>
/// <param name="Judged">How many were seen to come late or in time.</param>
/// <param name="Offer">Its terms for the item; null where none was named.</param>
public sealed record VendorRank(
    string VendorId,
    string Name,
    bool Active,
    double Value,
    double Low,
    double High,
    FigureBasis Basis,
    int Observations,
    DateTimeOffset? LastObserved,
    int? Late,
    int? Judged,
    VendorTrend Trend,
    ItemOffer? Offer);

/// <summary>Whether it gets better: the evidence of the vendor's newest 90 days of it against what came before.</summary>
/// <param name="Recent">Mean of the recent evidence; null: there is none.</param>
public sealed record VendorTrend(
    TrendDirection Direction, double? Recent, int RecentObservations, double? Earlier, int EarlierObservations)
{
    internal static VendorTrend NotKnown { get; } = new(TrendDirection.NotKnown, null, 0, null, 0);
}

[JsonConverter(typeof(JsonStringEnumConverter<TrendDirection>))]
public enum TrendDirection
{
    /// <summary>Too little is kept to tell: fewer than five pieces of evidence of either time.</summary>
    [JsonStringEnumMemberName("notKnown")] NotKnown,

    /// <summary>No difference that chance would not make.</summary>
    [JsonStringEnumMemberName("steady")] Steady,
    [JsonStringEnumMemberName("better")] Better,
    [JsonStringEnumMemberName("worse")] Worse,
}
