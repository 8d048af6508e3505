using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Inventory;

/// <summary>Keeps what a person says of whether an item is still bought, and tells the audit trail.</summary>
public sealed class ItemLives(IInventoryStore inventory, TimeProvider time)
{
    /// <summary>Null when there is no such item. The same wish again, or an older one, changes nothing.</summary>
    /// <param name="replacedBy">The SKU that takes its place; null: none.</param>
    /// <param name="toldAt">On the wall clock; of two wishes the one told later counts.</param>
    public Task<Stored<InventoryItem>?> SetAsync(
        string sku, ItemLife life, string? replacedBy, string by, DateTimeOffset toldAt, CancellationToken cancellation) => inventory.UpdateAsync(
            sku,
            item =>
            {
                if (item is null) return null;
                var told = ItemLifeRules.Told(item, life, replacedBy, toldAt);
                return ReferenceEquals(told, item)
                    ? item
                    : told.Telling(ItemAudit.EntryOf(item, told, by, time.GetUtcNow(), $"life {toldAt.UtcTicks}", "told in a message"));
            },
            cancellation);
}
