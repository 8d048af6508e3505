using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Purchasing;

/// <summary>What people's requests and activities ask of the store. To activities a purchase that is not there is a fault.</summary>
internal static class PurchaseStoreExtensions
{
    /// <param name="id">As it came from outside.</param>
    /// <exception cref="ProblemException">404: there is no such purchase.</exception>
    public static async Task<Stored<PurchaseDocument>> FindAsync(this IPurchaseStore purchases, string id, CancellationToken cancellation) =>
        (PurchaseIds.IsPurchaseId(id) ? await purchases.ReadAsync(id, cancellation) : null)
        ?? throw ProblemException.NotFound($"there is no purchase {id}");

    /// <summary>Changes a purchase as a rule decides; a refusal leaves it as it is.</summary>
    /// <exception cref="InvalidOperationException">There is no such purchase.</exception>
    public static async Task<Decision<PurchaseDocument>> DecideAsync(
        this IPurchaseStore purchases,
        string purchaseId,
        Func<PurchaseDocument, Decision<PurchaseDocument>> decide,
        CancellationToken cancellation)
    {
        string? refusal = null;
        var written = await purchases.ChangeAsync(
            purchaseId,
            purchase =>
            {
                var decision = decide(purchase);
                refusal = decision.Refusal;
                return decision.IsAccepted ? decision.Value : purchase;
            },
            cancellation);
        return refusal is null ? new(written) : new(refusal);
    }

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
