using System.Text.Json.Serialization;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Inventory;

/// <summary>What a look at the whole stock found and did.</summary>
/// <param name="Checked">How many items were looked at.</param>
/// <param name="Started">Ids of the purchases that this very check started.</param>
/// <param name="Recommended">In monitoring mode: what it would have bought.</param>
public sealed record InventoryCheckResult(
    DateTimeOffset CheckedAt,
    int Checked,
    IReadOnlyList<LowItem> Low,
    IReadOnlyList<string> Started,
    IReadOnlyList<RecommendedPurchase> Recommended);

/// <param name="Reason">Why it is low, and why nothing is done about it where nothing is.</param>
/// <param name="Trigger">All that it was judged by; a purchase that this starts keeps the same.</param>
public sealed record LowItem(string Sku, int Projected, int ReorderPoint, int SuggestedQuantity, string Reason, ReorderTrigger Trigger)
{
    /// <summary>The purchase that this check started for it, or that is under way; absent where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PurchaseId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? SnoozedUntil { get; init; }
}

/// <param name="Quantity">Units that are needed.</param>
/// <param name="VendorId">The vendor expected to serve it; null when no active vendor offers it.</param>
/// <param name="OrderQuantity">What one order to it would hold, by minimum, packs and maximum of its offer.</param>
/// <param name="OrderNote">Why that is something else than is needed; absent when it is not.</param>
public sealed record RecommendedPurchase(
    string Sku,
    int Quantity,
    string? VendorId,
    string Reason,
    int OrderQuantity,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OrderNote)
{
    /// <summary>What that order is expected to cost, in the firm's currency; absent where no price is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? OrderCost { get; init; }
}
