using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Inventory;

/// <summary>The one way in which a person replaces what an item is reordered by, and its count, by API or by the console.</summary>
public sealed class ItemDesk(IInventoryStore inventory, IOperationsStore operations, TimeProvider time)
{
    /// <exception cref="ProblemException">404: there is no such item.</exception>
    public async Task<Stored<InventoryItem>> FindAsync(string sku, CancellationToken cancellation) =>
        (DocumentKey.IsValid(sku) ? await inventory.ReadAsync(sku, cancellation) : null) ?? throw NoItem(sku);

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
        var before = etag != ETags.Absent && DocumentKey.IsValid(sku) ? await inventory.ReadAsync(sku, cancellation) : null;
        var firms = (await operations.ReadAsync(cancellation)).Document.Locations;
        var errors = update.Check(sku, before?.Document, firms);
        if (errors.Count > 0) throw new ProblemException(400, "Bad input", "the item cannot be like this", errors);
        if (before is null && etag != ETags.Absent) throw NoItem(sku);
        if (before is not null && before.ETag != etag) throw ETags.Mismatch();
        var changed = update.ApplyTo(before?.Document ?? new() { Id = sku, Sku = sku, Name = update.Name }, firms, time.GetUtcNow());
        changed = changed.Telling(ItemAudit.EntryOf(before?.Document, changed, by, time.GetUtcNow(), once));
        var written = before is null
            ? await inventory.CreateAsync(changed, cancellation)
            : await inventory.ReplaceAsync(changed, etag, cancellation);
        return written ?? throw ETags.Mismatch();
    }

    private static ProblemException NoItem(string sku) => ProblemException.NotFound($"there is no item {sku}");
}
