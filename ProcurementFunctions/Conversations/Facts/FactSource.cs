using System.Text.Json;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Facts;

/// <summary>Fetches facts through the interfaces of the other features, what is independent at the same time.</summary>
internal sealed class FactSource(
    IInventoryStore inventory,
    StockFactSource stock,
    PurchaseFactSource purchases,
    PackFactSource packs,
    StockPlaces places,
    IOperationsStore operations,
    IBudget budget,
    AutonomyDesk autonomy,
    IPreferencesStore preferences,
    ISourcing sourcing,
    IKnowledge knowledge,
    InsightFactSource insights,
    CatalogueSource catalogues,
    WallClock clock,
    TimeProvider time) : IFactSource
{
    private const int MaxItems = 20;

    public async Task<KnownFacts> FetchAsync(FactRequest request, string userId, CancellationToken cancellation)
    {
        var facts = KnownFacts.None;
        if (request.Mode) facts = facts with { Mode = (await operations.ReadAsync(cancellation)).Document.Mode };
        if (request.Firm) facts = facts with { Firm = await FirmAsync(cancellation) };
        if (request.Autonomy) facts = facts with { Autonomy = await AutonomyAsync(cancellation) };
        if (request.Preferences) facts = facts with { Preferences = await PreferencesAsync(userId, cancellation) };
        if (request.ProductPreferences) facts = facts with { Products = await ProductsAsync(userId, cancellation) };
        if (request.Currency) facts = facts with { Currency = (await operations.ReadAsync(cancellation)).Document.Currency };
        if (request.Item is { } item) facts = await WithItemAsync(facts, item, userId, cancellation);
        if (request.OtherItem is { } second) facts = facts with { OtherItems = await ItemsAsync(second, cancellation) };
        if (request.Packs is { } said && facts.Items is [{ IsGuess: false } counted])
        {
            facts = facts with { Pack = await packs.OfAsync(counted.Sku, said.Word, cancellation) };
            // As many pieces as the packs hold; where that is not plain nobody is asked.
            request = facts.Pack.Size is { } size && (long)said.Count * size <= PurchaseRequest.MaxQuantity
                ? request with { Quantity = request.Quantity is null ? null : said.Count * size }
                : request with { Deal = false };
        }

        if (request.Vendor is { } vendor) facts = facts with { Vendors = await VendorsAsync(vendor, cancellation) };
        if (request.OtherVendor is { } other) facts = facts with { OtherVendors = await VendorsAsync(other, cancellation) };
        if (request.Deal) facts = await WithDealAsync(facts, request, userId, cancellation);
        if (request.Level && facts.Items is [{ IsGuess: false } stocked]) facts = facts with { Level = await stock.LevelAsync(stocked.Sku, cancellation) };
        if (request.LowStock) facts = facts with { LowStock = await stock.LowAsync(cancellation) };
        if (request.Purchases) facts = await WithOrdersAsync(facts, userId, cancellation);
        if (request.Approvals) facts = await WithApprovalsAsync(facts, cancellation);
        if (request.PurchaseId is { } id) facts = facts with { Purchase = await purchases.FindAsync(id, cancellation) };
        if (request.Receivable && facts.Items is [{ IsGuess: false } came]) facts = facts with { Receivable = await purchases.ReceivableAsync(came.Sku, cancellation) };
        if (request.Returnable && facts.Items is [{ IsGuess: false } sent]) facts = facts with { Returnable = await purchases.ReturnableAsync(sent.Sku, cancellation) };
        if (request.Snoozed) facts = facts with { Snoozed = await stock.SnoozedAsync(cancellation) };
        if (request.Places && (facts.Purchase?.Sku ?? (facts.Items is [var placed] ? placed.Sku : null)) is { } sku) facts = facts with { Places = await places.OfAsync(sku, cancellation) };
        if (request.Held) facts = facts with { Held = await purchases.HeldAsync(userId, cancellation) };
        if (request.VendorRecord && facts.Vendors is [var one]) facts = facts with { Vendors = [await WithRecordAsync(one, cancellation)] };
        if (request.VendorRecord && facts.OtherVendors is [var compared]) facts = facts with { OtherVendors = [await WithRecordAsync(compared, cancellation)] };
        if (request.Insight is { } asked) facts = await WithInsightAsync(facts, request, asked, userId, cancellation);
        return facts;
    }

    /// <summary>The lists hold what is shown; how many there are is counted.</summary>
    private async Task<KnownFacts> WithOrdersAsync(KnownFacts facts, string userId, CancellationToken cancellation)
    {
        facts = await purchases.WithOrdersAsync(facts, userId, cancellation);
        return facts.OwnPurchases.Count < PurchaseFactSource.MaxShown
            ? facts with { OwnCount = facts.OwnPurchases.Count }
            : facts with { OwnCount = ((OrdersInsight)(await insights.AskAsync(new(InsightTopics.OpenTotal), userId, null, null, cancellation))!).Total.Count };
    }

    private async Task<KnownFacts> WithApprovalsAsync(KnownFacts facts, CancellationToken cancellation)
    {
        var waiting = await purchases.ApprovalsAsync(cancellation);
        var count = waiting.Count < PurchaseFactSource.MaxShown
            ? waiting.Count
            : ((ApprovalsInsight)(await insights.AskAsync(new(InsightTopics.Approvers), "", null, null, cancellation))!).Waiting.Count;
        return facts with { Approvals = waiting, ApprovalsCount = count };
    }

    private async Task<FirmFact> FirmAsync(CancellationToken cancellation)
    {
        var (ledger, settings) = await budget.ReadAsync(null, cancellation);
        return new(ledger.Period, settings.Limit, ledger.Held, (await operations.ReadAsync(cancellation)).Document.Goals, settings.Period);
    }

    private async Task<AutonomyFact> AutonomyAsync(CancellationToken cancellation)
    {
        var settings = (await operations.ReadAsync(cancellation)).Document.Autonomy;
        var ledger = await autonomy.CurrentAsync(settings, cancellation);
        return new(settings, ledger.Period, ledger.Total);
    }

    private async Task<PreferenceFacts> PreferencesAsync(string userId, CancellationToken cancellation)
    {
        if ((await preferences.ReadAsync(userId, cancellation))?.Document is not { } told) return PreferenceFacts.None;
        return new(told.BudgetLimit, told.Shipping, told.PreferredVendors, told.ExcludedVendors, told.Goals) { Absence = told.Absence };
    }

    private async Task<IReadOnlyList<ProductFact>> ProductsAsync(string userId, CancellationToken cancellation)
    {
        var products = new List<ProductFact>();
        await foreach (var product in preferences.ListProductsAsync(userId, cancellation))
        {
            if (products.Count == MaxItems) break;
            products.Add(new(product.Sku, product.PreferredQuantity, product.IsCriticalStock, product.Goals));
        }

        return products;
    }

    private async Task<KnownFacts> WithItemAsync(KnownFacts facts, string said, string userId, CancellationToken cancellation)
    {
        var found = await ItemsAsync(said, cancellation);
        facts = facts with { Items = found };
        if (found is not [var item] || (await preferences.ReadProductAsync(userId, item.Sku, cancellation))?.Document is not { } product) return facts;
        return facts with
        {
            Product = new(product.Sku, product.PreferredQuantity, product.IsCriticalStock, product.Goals),
            PreferredQuantity = product.PreferredQuantity > 0 ? product.PreferredQuantity : null,
        };
    }

    /// <summary>The item of that SKU, or those that the words may mean.</summary>
    private async Task<IReadOnlyList<ItemFact>> ItemsAsync(string said, CancellationToken cancellation)
    {
        if (DocumentKey.IsValid(said) && await inventory.ReadAsync(said, cancellation) is { } direct) return [FactOf(direct.Document)];
        var catalogue = await catalogues.FreshAsync(cancellation);
        if (catalogue.Items.Of(said, catalogue) is not { } mention) return [];
        if (mention.Count == 1)
            return await inventory.ReadAsync(mention.Entries[0].Id, cancellation) is { } read ? [FactOf(read.Document) with { IsGuess = mention.IsPartial }] : [];
        return [.. mention.Entries.Select(entry => new ItemFact(entry.Id, entry.Name, 0, 0, 0, 0))];
    }

    private async Task<KnownFacts> WithDealAsync(KnownFacts facts, FactRequest request, string userId, CancellationToken cancellation)
    {
        if (facts.Items is not [{ IsGuess: false } item] || (request.Quantity ?? facts.PreferredQuantity) is not { } asked) return facts;
        if (request.Vendor is not null && facts.Vendors is not [_]) return facts;
        var wanted = WantedQuantity.Of(asked, facts.PreferredQuantity ?? 0, request.Terms.MaxTotal);
        var terms = request.Terms;
        var sourced = new SourcingRequest(item.Sku, wanted.Units, userId, terms.NeededBy, wanted.RaisedFrom)
        {
            Shipping = terms.Shipping,
            Vendor = facts.Vendors is [var vendor] ? vendor.VendorId : null,
            MaxTotal = terms.MaxTotal,
            MaxUnitPrice = terms.MaxUnitPrice,
        };
        var result = await sourcing.FindBestAsync(sourced, cancellation);
        var deal = DealFacts.Of(result, item, wanted.Units, clock.Now);
        return facts with { Deal = deal.Recommendation is null && facts.Preferences.ExcludedVendors.Count > 0 ? await WithExcludedAsync(deal, userId, item.Sku, facts.Preferences, cancellation) : deal };
    }

    /// <summary>Says which of the vendors that the user has excluded offer the item: nobody else may.</summary>
    private async Task<DealFact> WithExcludedAsync(DealFact deal, string userId, string sku, PreferenceFacts told, CancellationToken cancellation)
    {
        var known = await insights.AskAsync(new(InsightTopics.Offers), userId, sku, null, cancellation) as ItemInsight;
        return deal with { ExcludedVendors = [.. (known?.Offers ?? []).Where(offer => offer.Active && told.ExcludedVendors.Contains(offer.VendorId)).Select(offer => offer.VendorName)] };
    }

    private async Task<KnownFacts> WithInsightAsync(KnownFacts facts, FactRequest request, InsightRequest asked, string userId, CancellationToken cancellation)
    {
        if ((request.Item is not null && facts.Items is not [{ IsGuess: false }]) || (request.Vendor is not null && facts.Vendors is not [_])) return facts;
        var sku = facts.Items is [var item] ? item.Sku : null;
        var vendor = facts.Vendors is [var one] ? one.VendorId : null;
        return facts with { Insight = await insights.AskAsync(asked, userId, sku, vendor, cancellation) };
    }

    private async Task<IReadOnlyList<VendorFact>> VendorsAsync(string said, CancellationToken cancellation)
    {
        var catalogue = await catalogues.FreshAsync(cancellation);
        return catalogue.Vendors.Of(said, catalogue) is { } mention ? [.. mention.Entries.Select(entry => new VendorFact(entry.Id, entry.Name))] : [];
    }

    private async Task<VendorFact> WithRecordAsync(VendorFact vendor, CancellationToken cancellation)
    {
        if ((await knowledge.ReadVendorAsync(vendor.VendorId, cancellation))?.Document is not { } known) return vendor;
        LearnedFact? Learned(string name) => BeliefRules.Of(known, name, time.GetUtcNow()) is { Basis: not BeliefBasis.Prior } belief
            ? new(belief.Value, belief.Low, belief.High, belief.Observations)
            : null;
        return vendor with
        {
            Record = new(
                known.Active,
                known.Orders.Placed,
                Learned(BeliefNames.OnTimeRate),
                Learned(BeliefNames.LeadTimeDays),
                Learned(BeliefNames.FillRate),
                Learned(BeliefNames.RejectRate),
                Learned(BeliefNames.Rating))
            {
                Terms = new(known.Currency, known.MinOrderValue, known.FreeShippingFrom, known.Email, [.. known.Facts.Where(fact => fact.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number).Select(fact => $"{fact.Key}: {fact.Value}")]),
            },
        };
    }

    private ItemFact FactOf(InventoryItem stored)
    {
        var now = time.GetUtcNow();
        var item = ImportedOrderRules.AsOf(stored, now);
        return new(item.Sku, item.Name, item.OnHand, item.OnOrderTotal, item.Reserved, item.Projected)
        {
            SnoozedUntil = item.SnoozedUntil > now ? DateOnly.FromDateTime(item.SnoozedUntil.Value.UtcDateTime) : null,
            Life = item.Life,
            Places = item.Locations.Count > 0 ? LocationRules.Listed(item) : null,
            ReplacedBy = item.ReplacedBy,
        };
    }
}
