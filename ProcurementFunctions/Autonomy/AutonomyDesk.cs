using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Autonomy;

/// <summary>What the agent has earned to buy by itself, by item and vendor, and the one way in which it makes use of it.</summary>
internal sealed class AutonomyDesk(
    IEvidenceRecords evidence, IKnowledge knowledge, IAutonomyLedgers ledgers, IOperationsStore operations, TimeProvider time)
{
    /// <summary>
    /// The approval that was earned for a purchase, counted in the ledger of its period; null: a person decides. Repeated it
    /// comes to the same.
    /// </summary>
    public async Task<EarnedApproval?> TryAsync(PurchaseDocument purchase, OperationsSettings settings, CancellationToken cancellation)
    {
        if (AutonomyRules.WhyNot(purchase, settings) is not null || purchase.Choice is not { } choice) return null;
        var limits = await OfAsync(purchase.Sku, [.. choice.Lines.Select(line => line.VendorId).Distinct()], settings.Autonomy, cancellation);
        if (!AutonomyRules.IsWithin(choice, limits)) return null;
        var now = time.GetUtcNow();
        var period = AutonomyLedgerRules.PeriodOf(now, settings.Autonomy.Period);
        var taken = await ledgers.TakeAsync(period, new(purchase.Id, choice.Total, now), settings.Autonomy.PerPeriod, cancellation);
        return taken.IsAccepted
            ? new(choice.Total, settings.Autonomy.PerPurchase, period, settings.Autonomy.PerPeriod, taken.Value.Total, limits)
            : null;
    }

    /// <summary>What was earned with an item, of every vendor about which something is known.</summary>
    public async Task<IReadOnlyList<EarnedLimit>> OfItemAsync(string sku, AutonomySettings settings, CancellationToken cancellation) =>
        await OfAsync(sku, null, settings, cancellation);

    /// <summary>What was earned with the items of which people have decided about proposals.</summary>
    /// <param name="after">The last item of the part before; null: from the beginning.</param>
    public async Task<AutonomyAnswer> AnswerAsync(string? sku, string? after, int limit, CancellationToken cancellation)
    {
        var settings = (await operations.ReadAsync(cancellation)).Document.Autonomy;
        var ledger = await CurrentAsync(settings, cancellation);
        IReadOnlyList<string> items = sku is null ? await evidence.ListProposedItemsAsync(after, limit, cancellation) : [sku];
        var limits = new List<EarnedLimit>();
        foreach (var item in items) limits.AddRange(await OfItemAsync(item, settings, cancellation));
        return new(
            settings, ledger.Period, ledger.Total, limits, sku is null && items.Count == limit ? items[^1] : null);
    }

    /// <summary>What was bought without a person in the period that counts now.</summary>
    public Task<AutonomyLedger> CurrentAsync(AutonomySettings settings, CancellationToken cancellation) =>
        ledgers.ReadAsync(AutonomyLedgerRules.PeriodOf(time.GetUtcNow(), settings.Period), cancellation);

    private async Task<IReadOnlyList<EarnedLimit>> OfAsync(
        string sku, IReadOnlyList<string>? vendorIds, AutonomySettings settings, CancellationToken cancellation)
    {
        var (now, ofItem) = (time.GetUtcNow(), await evidence.ListOfItemAsync(sku, cancellation));
        vendorIds ??= [.. ofItem.Where(one => one.Proposal is not null).Select(one => one.VendorId).Distinct().Order(StringComparer.Ordinal)];
        var limits = new List<EarnedLimit>();
        foreach (var vendorId in vendorIds)
        {
            if (await knowledge.ReadVendorAsync(vendorId, cancellation) is not { } vendor) continue;
            var record = TrackRecordRules.Of(sku, vendorId, ofItem, settings.MinimumObservations, now);
            limits.Add(EarnedLimitRules.Of(record, EarnedLimitRules.TrustIn(vendor.Document, now), settings));
        }

        return limits;
    }
}
