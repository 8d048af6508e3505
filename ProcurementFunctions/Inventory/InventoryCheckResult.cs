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
public sealed record LowItem(string Sku, int Projected, int ReorderPoint, int SuggestedQuantity, string Reason);

/// <param name="VendorId">The vendor expected to serve it; null when no active vendor offers it.</param>
public sealed record RecommendedPurchase(string Sku, int Quantity, string? VendorId, string Reason);
