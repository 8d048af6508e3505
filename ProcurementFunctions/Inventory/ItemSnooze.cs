using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Inventory;

/// <summary>Keeps that an item is to be left alone for a while, or not any more, and tells the audit trail.</summary>
public sealed class ItemSnooze(IInventoryStore inventory, TimeProvider time)
{
    /// <summary>Null when there is no such item. The same wish again, or an older one, changes nothing.</summary>
    public Task<Stored<InventoryItem>?> SetAsync(string sku, SnoozeWish wish, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var until = wish.Until?.ToUniversalTime() ?? (wish.Length is { } length ? now + length : null);
        return inventory.UpdateAsync(
            sku,
            item =>
            {
                if (item is null) return null;
                var snoozed = StockRules.Snoozed(item, until, wish.Reason, wish.By, wish.ToldAt);
                return ReferenceEquals(snoozed, item)
                    ? item
                    : snoozed.Telling(ItemAudit.EntryOf(
                        item, snoozed, wish.By, now, $"snooze {wish.ToldAt.UtcTicks}", until is null ? "woken" : "snoozed"));
            },
            cancellation);
    }
}

/// <param name="Until">In the firm's time; null with no length either: the item is woken.</param>
/// <param name="Length">Where no time is said: for how long, from when it is kept.</param>
/// <param name="ToldAt">On the wall clock; of two wishes the one told later counts.</param>
public sealed record SnoozeWish(DateTimeOffset? Until, TimeSpan? Length, string? Reason, string By, DateTimeOffset ToldAt);
