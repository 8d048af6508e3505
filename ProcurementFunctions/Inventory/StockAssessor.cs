using System.Collections.Concurrent;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Inventory;

/// <summary>Fetches what the reorder rules need to know about items and applies them.</summary>
public sealed class StockAssessor(IDemandStore demand, IOfferStore offers, IKnowledge knowledge, TimeProvider time)
{
    /// <summary>How many items are looked at at once.</summary>
    public const int ItemsAtOnce = 8;

    /// <summary>Where an item stands.</summary>
    /// <param name="seen">Vendors that were read for the same check; each is read once.</param>
    public async Task<StockAssessment> AssessAsync(
        InventoryItem item, StockPolicy policy, SeenVendors seen, CancellationToken cancellation)
    {
        var history = DemandRules.Summarize(await demand.ReadLatestAsync(item.Sku, cancellation));
        var lead = history is null ? null : await LeadTimeAsync(item.Sku, seen, cancellation);
        return ReorderRules.Assess(item, history, lead, policy);
    }

    /// <summary>Where items stand, in their order.</summary>
    public async Task<IReadOnlyList<StockAssessment>> AssessAllAsync(
        IReadOnlyList<InventoryItem> items, StockPolicy policy, SeenVendors seen, CancellationToken cancellation)
    {
        var stocks = new StockAssessment[items.Count];
        await Parallel.ForAsync(
            0,
            items.Count,
            new ParallelOptions { MaxDegreeOfParallelism = ItemsAtOnce, CancellationToken = cancellation },
            async (index, inner) => stocks[index] = await AssessAsync(items[index], policy, seen, inner));
        return stocks;
    }

    /// <summary>How long the vendor that is expected to serve an item takes; null when no active vendor offers it.</summary>
    public async Task<LeadTime?> LeadTimeAsync(string sku, SeenVendors seen, CancellationToken cancellation)
    {
        var offered = await offers.ListBySkuAsync(sku, cancellation);
        var vendors = new Dictionary<string, VendorDocument>();
        foreach (var offer in offered)
        {
            if (await seen.ReadAsync(knowledge, offer.VendorId, cancellation) is { } vendor) vendors[offer.VendorId] = vendor;
        }

        return ExpectedVendor.Of(offered, vendors) is { } expected
            ? ExpectedVendor.LeadTimeOf(expected, vendors[expected.VendorId], time.GetUtcNow())
            : null;
    }
}

/// <summary>The vendors that were read in the course of one request.</summary>
public sealed class SeenVendors
{
    private readonly ConcurrentDictionary<string, Lazy<Task<VendorDocument?>>> _vendors = new();

    public Task<VendorDocument?> ReadAsync(IKnowledge knowledge, string vendorId, CancellationToken cancellation) =>
        _vendors.GetOrAdd(vendorId, id => new(async () => (await knowledge.ReadVendorAsync(id, cancellation))?.Document)).Value;
}
