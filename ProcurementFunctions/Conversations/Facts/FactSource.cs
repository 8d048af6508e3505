using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;
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
    IOperationsStore operations,
    IBudget budget,
    IPreferencesStore preferences,
    ISourcing sourcing,
    IKnowledge knowledge,
    WallClock clock,
    TimeProvider time) : IFactSource
{
    private const int MaxItems = 20;

    private readonly Catalog _items = new(clock, cancellation => LoadItemsAsync(inventory, cancellation));
    private readonly Catalog _vendors = new(clock, cancellation => LoadVendorsAsync(knowledge, cancellation));

    public async Task<KnownFacts> FetchAsync(FactRequest request, string userId, CancellationToken cancellation)
    {
        var facts = KnownFacts.None;
        if (request.Mode) facts = facts with { Mode = (await operations.ReadAsync(cancellation)).Document.Mode };
        if (request.Firm) facts = facts with { Firm = await FirmAsync(cancellation) };
        if (request.Preferences) facts = facts with { Preferences = await PreferencesAsync(userId, cancellation) };
        if (request.ProductPreferences) facts = facts with { Products = await ProductsAsync(userId, cancellation) };
        if (request.Item is { } item) facts = await WithItemAsync(facts, item, userId, cancellation);
        if (request.Deal) facts = await WithDealAsync(facts, request.Quantity, userId, cancellation);
        if (request.LowStock) facts = facts with { LowStock = await stock.LowAsync(cancellation) };
        if (request.Purchases) facts = await purchases.WithOrdersAsync(facts, userId, cancellation);
        if (request.Approvals) facts = facts with { Approvals = await purchases.ApprovalsAsync(cancellation) };
        if (request.PurchaseId is { } id) facts = facts with { Purchase = await purchases.FindAsync(id, cancellation) };
        if (request.Held) facts = facts with { Held = await purchases.HeldAsync(userId, cancellation) };
        if (request.Vendor is { } vendor) facts = facts with { Vendors = await VendorsAsync(vendor, cancellation) };
        if (request.VendorRecord && facts.Vendors is [var one]) facts = facts with { Vendors = [await WithRecordAsync(one, cancellation)] };
        return facts;
    }

    private async Task<FirmFact> FirmAsync(CancellationToken cancellation)
    {
        var (ledger, settings) = await budget.ReadAsync(null, cancellation);
        return new(ledger.Period, settings.Limit, ledger.Held, (await operations.ReadAsync(cancellation)).Document.Goals);
    }

    private async Task<PreferenceFacts> PreferencesAsync(string userId, CancellationToken cancellation)
    {
        if ((await preferences.ReadAsync(userId, cancellation))?.Document is not { } told) return PreferenceFacts.None;
        return new(told.BudgetLimit, told.Shipping, told.PreferredVendors, told.ExcludedVendors, told.Goals);
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
        if (found is not [var item]) return facts;
        var preference = (await preferences.ReadProductAsync(userId, item.Sku, cancellation))?.Document;
        return preference is { PreferredQuantity: > 0 and var quantity } ? facts with { PreferredQuantity = quantity } : facts;
    }

    private async Task<IReadOnlyList<ItemFact>> ItemsAsync(string said, CancellationToken cancellation)
    {
        if (IsPlainId(said) && await inventory.ReadAsync(said, cancellation) is { } direct) return [FactOf(direct.Document)];
        var entries = await _items.FindAsync(said, cancellation);
        if (entries is [var only])
            return await inventory.ReadAsync(only.Id, cancellation) is { } read ? [FactOf(read.Document)] : [];
        return [.. entries.Take(MaxItems).Select(entry => new ItemFact(entry.Id, entry.Name, 0, 0, 0, 0))];
    }

    private async Task<KnownFacts> WithDealAsync(KnownFacts facts, int? quantity, string userId, CancellationToken cancellation)
    {
        if (facts.Items is not [var item] || (quantity ?? facts.PreferredQuantity) is not { } asked) return facts;
        var wanted = WantedQuantity.Of(asked, facts.PreferredQuantity ?? 0);
        var request = new SourcingRequest(item.Sku, wanted.Units, userId, RaisedFrom: wanted.RaisedFrom);
        var result = await sourcing.FindBestAsync(request, cancellation);
        return facts with { Deal = DealFacts.Of(result, item, wanted.Units, clock.Now) };
    }

    private async Task<IReadOnlyList<VendorFact>> VendorsAsync(string said, CancellationToken cancellation) =>
        [.. (await _vendors.FindAsync(said, cancellation)).Select(entry => new VendorFact(entry.Id, entry.Name))];

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
                Learned(BeliefNames.Rating)),
        };
    }

    private static ItemFact FactOf(InventoryItem item) =>
        new(item.Sku, item.Name, item.OnHand, item.OnOrderTotal, item.Reserved, item.Projected);

    private static bool IsPlainId(string said) =>
        said.Length <= 64 && said.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static async Task<IReadOnlyList<CatalogEntry>> LoadItemsAsync(IInventoryStore inventory, CancellationToken cancellation)
    {
        var entries = new List<CatalogEntry>();
        await foreach (var item in inventory.ListAsync(cancellation)) entries.Add(new(item.Sku, item.Name));
        return entries;
    }

    private static async Task<IReadOnlyList<CatalogEntry>> LoadVendorsAsync(IKnowledge knowledge, CancellationToken cancellation)
    {
        var entries = new List<CatalogEntry>();
        string? cursor = null;
        do
        {
            var page = await knowledge.ListVendorsAsync(200, cursor, cancellation);
            entries.AddRange(page.Items.Select(item => new CatalogEntry(item.Document.VendorId, item.Document.Name)));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return entries;
    }
}
