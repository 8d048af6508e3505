using System.Text.Json.Serialization;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Purchasing;

/// <summary>What a purchase came from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PurchaseSource>))]
public enum PurchaseSource
{
    [JsonStringEnumMemberName("stockCheck")] StockCheck,
    [JsonStringEnumMemberName("message")] Message,
    [JsonStringEnumMemberName("api")] Api,
}

/// <summary>
/// The wish for a purchase. <paramref name="Need"/> names what it is for, within its source: item and number of the need
/// for the stock check, user and message id for a message, user and idempotency key for the API. The purchase id is made
/// from source and need, so that the same wish twice is one purchase. What its buyer asks with it counts for this purchase
/// alone; <see cref="AskedTerms"/> says it in words, <see cref="PurchaseWishRules"/> what of it makes no sense.
/// </summary>
/// <param name="Quantity">Units, 1 to 1,000,000.</param>
/// <param name="RequestedBy">A user id, or "stock-check".</param>
/// <param name="Trigger">For the stock check: what it saw, kept with the purchase.</param>
public sealed record PurchaseRequest(
    PurchaseSource Source,
    string Need,
    string Sku,
    int Quantity,
    string RequestedBy,
    DateOnly? NeededBy = null,
    string? Reason = null,
    ReorderTrigger? Trigger = null)
{
    public const string StockCheckUser = "stock-check";
    public const int MaxQuantity = 1_000_000;

    /// <summary>How fast it is to be shipped, whatever the requester prefers; null: as they prefer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Shipping? Shipping { get; init; }

    /// <summary>The id of the vendor that it is to come from; null: any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Vendor { get; init; }

    /// <summary>The most that goods and shipping may cost, in the firm's currency; null: no ceiling.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? MaxTotal { get; init; }

    /// <summary>The most that a vendor may quote for a unit, in the firm's currency; null: no ceiling.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? MaxUnitPrice { get; init; }

    /// <summary>The buyer's words for the record and its approver, 500 characters at most; no vendor is told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }
}
