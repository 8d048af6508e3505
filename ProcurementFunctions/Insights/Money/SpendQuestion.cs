using System.Text.Json.Serialization;

namespace ProcurementFunctions.Insights.Money;

/// <summary>What spending is added up by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SpendBy>))]
public enum SpendBy
{
    /// <summary>Month in which the order was placed, UTC.</summary>
    [JsonStringEnumMemberName("month")] Month,
    [JsonStringEnumMemberName("vendor")] Vendor,
    [JsonStringEnumMemberName("item")] Item,
}

/// <summary>Which spending; what is null does not count.</summary>
/// <param name="From">The first day on which an order was placed, UTC.</param>
/// <param name="To">The last day.</param>
public sealed record SpendQuestion(
    SpendBy By = SpendBy.Month, DateOnly? From = null, DateOnly? To = null, string? VendorId = null, string? Sku = null);
