using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Insights.Items;

/// <summary>Answers about what items cost, from the price history.</summary>
internal sealed class PriceInsights(IInventoryStore inventory, ItemOffers sellers, IKnowledge knowledge, IOperationsStore operations)
{
    private const int MostOfVendor = 20;

    /// <summary>Null: there is no such item.</summary>
    public async Task<PricesInsight?> PricesAsync(string sku, CancellationToken cancellation)
    {
        if ((await inventory.ReadAsync(sku, cancellation))?.Document is not { } item) return null;
        var prices = new List<KnownPrice>();
        foreach (var known in await sellers.ListAsync(sku, cancellation))
        {
            var page = await knowledge.ListPricesAsync(known.Vendor.VendorId, sku, MostOfVendor, null, cancellation);
            prices.AddRange(page.Items.Select(stored => stored.Document).Select(price =>
                new KnownPrice(known.Vendor.VendorId, known.Vendor.Name, price.UnitPrice!.Value, price.At, price.Paid)));
        }

        var currency = (await operations.ReadAsync(cancellation)).Document.Currency;
        return new(item.Sku, item.Name, currency, [.. prices.OrderByDescending(price => price.At)]);
    }
}
