namespace ProcurementFunctions.Purchasing;

/// <summary>What activities ask of the store: the purchase is there, or something is wrong.</summary>
internal static class PurchaseStoreExtensions
{
    /// <exception cref="InvalidOperationException">There is no such purchase.</exception>
    public static async Task<PurchaseDocument> RequireAsync(
        this IPurchaseStore purchases, string purchaseId, CancellationToken cancellation) =>
        (await purchases.ReadAsync(purchaseId, cancellation))?.Document ?? throw Missing(purchaseId);

    /// <inheritdoc cref="RequireAsync"/>
    public static async Task<PurchaseDocument> ChangeAsync(
        this IPurchaseStore purchases,
        string purchaseId,
        Func<PurchaseDocument, PurchaseDocument> change,
        CancellationToken cancellation) =>
        (await purchases.UpdateAsync(purchaseId, change, cancellation))?.Document ?? throw Missing(purchaseId);

    /// <summary>
    /// The purchase that an order number was made for, or that has this item in a joint order of that number; null: there is
    /// none. It need not have the order any more.
    /// </summary>
    public static async Task<PurchaseDocument?> FindByOrderLineAsync(
        this IPurchaseStore purchases, string orderNumber, string sku, CancellationToken cancellation) =>
        PurchaseIds.PurchaseOf(orderNumber) is { } purchaseId
            ? (await purchases.ReadAsync(purchaseId, cancellation))?.Document
            : (await purchases.ListByOrderNumberAsync(orderNumber, cancellation)).FirstOrDefault(purchase => purchase.Sku == sku);

    /// <summary>The user whose preferences count; null when the agent itself asked.</summary>
    public static string? Requester(this PurchaseDocument purchase) =>
        purchase.RequestedBy == PurchaseRequest.StockCheckUser ? null : purchase.RequestedBy;

    private static InvalidOperationException Missing(string purchaseId) => new($"there is no purchase {purchaseId}");
}
