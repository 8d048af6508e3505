using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Inventory;

/// <summary>The one way in which a person replaces what an item is reordered by, and its count, by API or by the console.</summary>
public sealed class ItemDesk(IInventoryStore inventory, TimeProvider time)
{
    /// <exception cref="ProblemException">404: there is no such item.</exception>
    public async Task<Stored<InventoryItem>> FindAsync(string sku, CancellationToken cancellation) =>
        (DocumentKey.IsValid(sku) ? await inventory.ReadAsync(sku, cancellation) : null) ?? throw ProblemException.NotFound($"there is no item {sku}");

    /// <summary>With <see cref="ETags.Absent"/> it creates the item.</summary>
    /// <param name="sku">Of the item.</param>
    /// <param name="update">What is said of it.</param>
    /// <param name="etag">As it was read.</param>
    /// <param name="by">The person.</param>
    /// <param name="once">Names this one change; the same again is told once.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ProblemException">400, by field; 404; 412: it has changed since.</exception>
    public async Task<Stored<InventoryItem>> PutAsync(
        string sku, ItemUpdate update, string etag, string by, string once, CancellationToken cancellation)
    {
        var errors = update.Check(sku);
        if (errors.Count > 0) throw new ProblemException(400, "Bad input", "the item cannot be like this", errors);
        var before = etag == ETags.Absent ? null : await FindAsync(sku, cancellation);
        if (before is not null && before.ETag != etag) throw ETags.Mismatch();
        var changed = update.ApplyTo(before?.Document ?? new() { Id = sku, Sku = sku, Name = update.Name }, time.GetUtcNow());
        changed = changed.Telling(ItemAudit.EntryOf(before?.Document, changed, by, time.GetUtcNow(), once));
        var written = before is null
            ? await inventory.CreateAsync(changed, cancellation)
            : await inventory.ReplaceAsync(changed, etag, cancellation);
        return written ?? throw ETags.Mismatch();
    }
}
