using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Import;

/// <summary>The items and vendors that rows may name, read once for a file.</summary>
internal sealed class KnownIds(IInventoryStore inventory, IKnowledge knowledge)
{
    private const int PageOfVendors = 200;

    public async Task<IReadOnlySet<string>> SkusAsync(CancellationToken cancellation)
    {
        var skus = new HashSet<string>();
        await foreach (var item in inventory.ListAsync(cancellation)) skus.Add(item.Sku);
        return skus;
    }

    public async Task<IReadOnlySet<string>> VendorsAsync(CancellationToken cancellation)
    {
        var vendors = new HashSet<string>();
        string? cursor = null;
        do
        {
            var page = await knowledge.ListVendorsAsync(PageOfVendors, cursor, cancellation);
            vendors.UnionWith(page.Items.Select(stored => stored.Document.VendorId));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return vendors;
    }
}
