using System.Runtime.CompilerServices;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Insights.Items;

/// <summary>Answers about items, by the rules that the stock check goes by.</summary>
internal sealed class ItemInsights(
    IInventoryStore inventory,
    IDemandStore demand,
    IOfferStore offers,
    ItemOffers sellers,
    StockAssessor assessor,
    IKnowledge knowledge,
    IPurchaseRecords purchases,
    IOperationsStore operations,
    IPreferencesStore preferences,
    TimeProvider time)
{
    private const int ItemsAtOnce = 200;

    /// <summary>Null: there is no such item.</summary>
    public async Task<ItemInsight?> ItemAsync(string sku, CancellationToken cancellation)
    {
        if ((await inventory.ReadAsync(sku, cancellation))?.Document is not { } item) return null;
        var settings = (await operations.ReadAsync(cancellation)).Document;
        var policy = StockPolicy.Of(settings, await preferences.ListCriticalAsync(cancellation));
        item = ImportedOrderRules.AsOf(item, time.GetUtcNow());
        var stock = await assessor.AssessAsync(item, policy, new SeenVendors(), cancellation);
        DemandYear[] years = [.. (await demand.ListBySkusAsync([sku], cancellation))[sku]];
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return new(
            item.Sku,
            item.Name,
            settings.Currency,
            item.OnHand,
            ItemLocation.Of(item),
            item.OnOrderTotal,
            item.Reserved,
            item.Projected,
            stock.Levels.ReorderPoint,
            stock.Levels.SafetyStock,
            stock.Levels.OrderUpTo,
            stock.IsLow,
            stock.SuggestedQuantity,
            stock.IsLow ? stock.OrderQuantity : 0,
            stock.OrderNote,
            stock.Reason,
            stock.Formula,
            stock.IsCritical,
            stock.Demand is { FadedTo: 0 } ? null : stock.Demand,
            SoldRules.KnownUntil(years),
            RunOutRules.Of(item, stock.Demand, today),
            SoldRules.InLast(7, years, today),
            SoldRules.InLast(30, years, today),
            SoldRules.InLastMonth(years, today),
            item.SnoozedUntil > now ? item.SnoozedUntil : null,
            [.. (await sellers.ListAsync(sku, cancellation)).Select(known => known.Offer)],
            await OpenAsync(sku, cancellation));
    }

    /// <summary>Looks at every item that can have such a figure, some at a time, and keeps only those that are shown.</summary>
    public async Task<ItemsInsight> ItemsAsync(ItemsQuestion question, InsightPage page, CancellationToken cancellation)
    {
        var (ranking, order) = (new Ranking<ItemRank>(page), ItemRankRules.OrderOf(question));
        var figures = new ItemFigures(question.Measure, demand, offers, knowledge, time.GetUtcNow());
        var (count, known, total) = (0, 0, 0m);
        await foreach (var some in SomeAsync(question.Measure, cancellation))
        {
            count += some.Count;
            foreach (var item in await figures.OfAsync(some, cancellation))
            {
                if (ItemRankRules.FigureOf(item, question.Measure) is not { } figure) continue;
                known++;
                if (ItemRankRules.IsAddedUp(question.Measure)) total += figure;
                ranking.Add(ItemRankRules.PlaceOf(item.Sku, figure, order), item);
            }
        }

        if (NeedsDemand(question.Measure)) count = await inventory.CountAsync(cancellation);
        var shown = ranking.Take();
        var currency = (await operations.ReadAsync(cancellation)).Document.Currency;
        return new(
            question.Measure, order, currency, count, known, ItemRankRules.IsAddedUp(question.Measure) ? total : null, shown.Items, shown.NextCursor);
    }

    private static bool NeedsDemand(ItemMeasure measure) => measure is ItemMeasure.RunsOut or ItemMeasure.Sold;

    /// <summary>Where it is demand that counts, an item without any is not read: there may be many.</summary>
    private async IAsyncEnumerable<IReadOnlyList<InventoryItem>> SomeAsync(ItemMeasure measure, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!NeedsDemand(measure))
        {
            await foreach (var some in inventory.ListAsync(cancellation).Chunk(ItemsAtOnce).WithCancellation(cancellation)) yield return some;
            yield break;
        }

        var asked = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var sku in demand.ListSkusAsync(cancellation)) asked.Add(sku);
        foreach (var some in asked.Chunk(ItemsAtOnce)) yield return await inventory.ListBySkusAsync(some, cancellation);
    }

    private async Task<IReadOnlyList<OpenPurchase>> OpenAsync(string sku, CancellationToken cancellation)
    {
        var open = new List<OpenPurchase>();
        await foreach (var purchase in purchases.ListAsync(new(IsOpen: true, Sku: sku), cancellation)) open.Add(OpenPurchaseRules.Of(purchase));
        return [.. open.OrderBy(purchase => purchase.CreatedAt).ThenBy(purchase => purchase.PurchaseId, StringComparer.Ordinal)];
    }
}
