using System.Collections.Concurrent;
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
    IInventoryStore inventory,
    StockAssessor assessor,
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
        var policy = new StockPolicy(settings.Service, await preferences.ListCriticalAsync(cancellation));
        var seen = new SeenVendors();
        var now = time.GetUtcNow();
        var (count, lowOnes) = await FindLowAsync(policy, seen, cancellation);
        var low = new List<LowItem>();
        var started = new List<string>();
        var recommended = new List<RecommendedPurchase>();
        foreach (var stock in lowOnes)
        {
            string? unbought = await WhyNotAsync(stock.Item, now, settings.Mode, cancellation);
            if (unbought is null && settings.Mode == OperationMode.Purchasing)
            {
                (var purchaseId, unbought) = await StartAsync(client, stock, cancellation);
                if (purchaseId is not null) started.Add(purchaseId);
            }
            else if (unbought is null)
            {
                var lead = stock.Lead ?? await assessor.LeadTimeAsync(stock.Item.Sku, seen, cancellation);
                recommended.Add(new(stock.Item.Sku, QuantityOf(stock), lead?.VendorId, stock.Reason));
            }

            low.Add(LowItemOf(stock, unbought));
        }

        if (started.Count > 0) InventoryLog.Started(logger, count, low.Count, started.Count);
        else InventoryLog.Checked(logger, count, low.Count, recommended.Count);
        return new(now, count, low, started, recommended);
    }

    private static LowItem LowItemOf(StockAssessment stock, string? unbought) => new(
        stock.Item.Sku,
        stock.Item.Projected,
        stock.Levels.ReorderPoint,
        stock.SuggestedQuantity,
        unbought is null ? stock.Reason : $"{stock.Reason}; {unbought}");

    private static string NeedOf(InventoryItem item) => FormattableString.Invariant($"{item.Sku}:{item.EndedNeeds}");

    private static int QuantityOf(StockAssessment stock) => Math.Min(stock.SuggestedQuantity, PurchaseRequest.MaxQuantity);

    private async Task<(int Count, IReadOnlyList<StockAssessment> Low)> FindLowAsync(
        StockPolicy policy, SeenVendors seen, CancellationToken cancellation)
    {
        var count = 0;
        var low = new ConcurrentBag<StockAssessment>();
        await Parallel.ForEachAsync(
            inventory.ListAsync(cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = StockAssessor.ItemsAtOnce, CancellationToken = cancellation },
            async (item, inner) =>
            {
                Interlocked.Increment(ref count);
                var stock = await assessor.AssessAsync(item, policy, seen, inner);
                if (stock.IsLow) low.Add(stock);
            });
        return (count, [.. low.OrderBy(stock => stock.Item.Sku, StringComparer.Ordinal)]);
    }

    /// <summary>Why nothing is to be bought although the item is low; null when it may be.</summary>
    private async Task<string?> WhyNotAsync(
        InventoryItem item, DateTimeOffset now, OperationMode mode, CancellationToken cancellation)
    {
        if (item.SnoozedUntil > now)
        {
            var why = item.SnoozeReason is null ? "" : $": {item.SnoozeReason}";
            return FormattableString.Invariant($"snoozed until {item.SnoozedUntil.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC{why}");
        }

        await foreach (var open in purchases.ListOpenAsync(item.Sku, cancellation))
        {
            // The purchase of this very need is started once more: that changes nothing, unless a crash kept it from starting.
            var same = open.Source == PurchaseSource.StockCheck && open.Need == NeedOf(item);
            if (!same || mode != OperationMode.Purchasing) return $"purchase {open.Id} for it is under way";
        }

        return null;
    }

    private async Task<(string? PurchaseId, string? Unbought)> StartAsync(
        DurableTaskClient client, StockAssessment stock, CancellationToken cancellation)
    {
        var request = new PurchaseRequest(
            PurchaseSource.StockCheck,
            NeedOf(stock.Item),
            stock.Item.Sku,
            QuantityOf(stock),
            PurchaseRequest.StockCheckUser,
            Reason: stock.Reason,
            Trigger: stock.ToTrigger());
        try
        {
            var (purchaseId, isNew) = await starter.StartAsync(client, request, cancellation);
            return isNew ? (purchaseId, null) : (null, $"purchase {purchaseId} for it is under way");
        }
        catch (ProblemException problem)
        {
            // One item that cannot be bought must not keep the others from being bought; the next check tries it again.
            InventoryLog.NotStarted(logger, stock.Item.Sku, problem.Status, problem.Message);
            return (null, $"its purchase could not be started: {problem.Message}");
        }
    }
}
