namespace ProcurementFunctions.Inventory;

/// <summary>What one feature keeps of items, such as offers: of no use any more once the item is gone for good.</summary>
public interface IItemRecords
{
    /// <summary>What they are, in one word.</summary>
    string Name { get; }

    /// <summary>Those that were last written before this time on the wall clock, streamed, in no order.</summary>
    IAsyncEnumerable<ItemRecord> ListAsync(DateTimeOffset writtenBefore, CancellationToken cancellation);

    /// <summary>False when it has gone or changed since it was listed.</summary>
    Task<bool> RemoveAsync(ItemRecord record, CancellationToken cancellation);
}

/// <param name="Sku">Of the item that it is about.</param>
/// <param name="Partition">Where it is kept.</param>
/// <param name="ETag">Of what was listed.</param>
public sealed record ItemRecord(string Sku, string Partition, string Id, string ETag);
