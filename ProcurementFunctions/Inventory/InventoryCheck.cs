using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Inventory;

/// <summary>
/// Looks at every item and sees to those that run low: in purchasing mode it starts one purchase for each need, in
/// monitoring mode it says what it would have bought. Safe to run twice, at once, and late.
/// </summary>
public sealed class InventoryCheck(
    LowStockSearch search,
    IOperationsStore operations,
    IPreferencesStore preferences,
    IPurchaseStarter starter,
    IPurchaseStore purchases,
    TimeProvider time,
    ILogger<InventoryCheck> logger)
{
    public async Task<InventoryCheckResult> RunAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        var settings = (await operations.ReadAsync(cancellation)).Document;
        var policy = StockPolicy.Of(settings, await preferences.ListCriticalAsync(cancellation));
        var now = time.GetUtcNow();
        var found = await search.FindAsync(policy, cancellation);
        // Looked at after the items: a purchase that ends in between is taken for one under way, and the next check sees it.
        var open = found.Low.Count == 0 ? Enumerable.Empty<OpenPurchase>().ToLookup(one => one.Sku) : await ListOpenAsync(cancellation);
        var low = new List<LowItem>();
        var started = new List<string>();
        var recommended = new List<RecommendedPurchase>();
        foreach (var stock in found.Low)
        {
            var outcome = WhyNot(stock, open[stock.Item.Sku], now, settings.Mode);
            if (outcome is null && settings.Mode == OperationMode.Purchasing) outcome = await StartAsync(client, stock, cancellation);
            if (outcome is null) recommended.Add(new(stock.Item.Sku, QuantityOf(stock), stock.Lead?.Terms.VendorId, stock.Reason, stock.OrderQuantity, stock.OrderNote) { OrderCost = stock.OrderCost });
            if (outcome is { IsStarted: true, PurchaseId: { } purchaseId }) started.Add(purchaseId);
            low.Add(LowItemOf(stock, outcome, now));
        }

        if (started.Count > 0) InventoryLog.Started(logger, found.Checked, low.Count, started.Count);
        else InventoryLog.Checked(logger, found.Checked, low.Count, recommended.Count);
        return new(now, found.Checked, low, started, recommended);
    }

    private static LowItem LowItemOf(StockAssessment stock, Outcome? outcome, DateTimeOffset now) => new(
        stock.Item.Sku,
        stock.Item.Projected,
        stock.Levels.ReorderPoint,
        stock.SuggestedQuantity,
        outcome?.Unbought is { } unbought ? $"{stock.Reason}; {unbought}" : stock.Reason,
        stock.ToTrigger())
    {
        PurchaseId = outcome?.PurchaseId,
        SnoozedUntil = stock.Item.SnoozedUntil > now ? stock.Item.SnoozedUntil : null,
    };

    private static int QuantityOf(StockAssessment stock) => Math.Min(stock.SuggestedQuantity, PurchaseRequest.MaxQuantity);

    /// <summary>Why nothing is to be bought although the item is low; null when it may be.</summary>
    private static Outcome? WhyNot(StockAssessment stock, IEnumerable<OpenPurchase> open, DateTimeOffset now, OperationMode mode)
    {
        var item = stock.Item;
        if (item.SnoozedUntil > now)
        {
            var why = item.SnoozeReason is null ? "" : $": {item.SnoozeReason}";
            return new(FormattableString.Invariant($"snoozed until {item.SnoozedUntil.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC{why}"));
        }

        foreach (var purchase in open)
        {
            // The purchase of this very need is started once more: that changes nothing, unless a crash kept it from starting.
            var same = purchase.Source == PurchaseSource.StockCheck && purchase.Need == stock.Need.ToString();
            if (!same || mode != OperationMode.Purchasing) return UnderWay(purchase.Id);
        }

        return null;
    }

    private static Outcome UnderWay(string purchaseId) => new($"purchase {purchaseId} for it is under way", purchaseId);

    private async Task<ILookup<string, OpenPurchase>> ListOpenAsync(CancellationToken cancellation)
    {
        var open = new List<OpenPurchase>();
        await foreach (var purchase in purchases.ListOpenAsync(null, cancellation))
        {
            // What is on order is counted in the projected stock: who is low all the same needs more.
            var isOnOrder = purchase.Status is PurchaseStatus.Ordered or PurchaseStatus.Shipped or PurchaseStatus.PartiallyReceived;
            if (purchase.IsOpen() && !isOnOrder) open.Add(new(purchase.Id, purchase.Sku, purchase.Source, purchase.Need));
        }

        return open.ToLookup(purchase => purchase.Sku);
    }

    private async Task<Outcome> StartAsync(DurableTaskClient client, StockAssessment stock, CancellationToken cancellation)
    {
        var request = new PurchaseRequest(
            PurchaseSource.StockCheck,
            stock.Need.ToString(),
            stock.Item.Sku,
            QuantityOf(stock),
            PurchaseRequest.StockCheckUser,
            Reason: stock.Reason,
            Trigger: stock.ToTrigger());
        try
        {
            var (purchaseId, isNew) = await starter.StartAsync(client, request, cancellation);
            return isNew ? new(null, purchaseId, IsStarted: true) : UnderWay(purchaseId);
        }
        catch (ProblemException problem)
        {
            // One item that cannot be bought must not keep the others from being bought; the next check tries it again.
            InventoryLog.NotStarted(logger, stock.Item.Sku, problem.Status, problem.Message);
            return new($"its purchase could not be started: {problem.Message}");
        }
    }

    /// <summary>What came of an item that is low.</summary>
    /// <param name="Unbought">Why nothing was bought for it by this check.</param>
    private sealed record Outcome(string? Unbought, string? PurchaseId = null, bool IsStarted = false);

    /// <summary>What a check needs of a purchase that is not on order yet; the records themselves are large.</summary>
    private sealed record OpenPurchase(string Id, string Sku, PurchaseSource Source, string Need);
}
