using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Import;

/// <summary>The items and vendors that rows may name, read once for a file.</summary>
internal sealed class KnownIds(IInventoryStore inventory, IKnowledge knowledge)
{
    private const int PageOfVendors = 200;

    public Task<IReadOnlySet<string>> SkusAsync(CancellationToken cancellation) =>
        Patience.RunAsync(() => ReadSkusAsync(cancellation), cancellation);

    public Task<IReadOnlySet<string>> VendorsAsync(CancellationToken cancellation) =>
        Patience.RunAsync(() => ReadVendorsAsync(cancellation), cancellation);

    private async Task<IReadOnlySet<string>> ReadSkusAsync(CancellationToken cancellation)
    {
        var skus = new HashSet<string>();
        await foreach (var item in inventory.ListAsync(cancellation)) skus.Add(item.Sku);
        return skus;
    }

    private async Task<IReadOnlySet<string>> ReadVendorsAsync(CancellationToken cancellation)
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
