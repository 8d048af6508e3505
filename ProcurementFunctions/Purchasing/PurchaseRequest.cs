using System.Text.Json.Serialization;

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
/// from source and need, so that the same wish twice is one purchase.
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
}
