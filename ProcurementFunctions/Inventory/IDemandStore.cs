namespace ProcurementFunctions.Inventory;

/// <summary>How much of each item was asked for, day by day.</summary>
public interface IDemandStore
{
    /// <summary>Reads, changes and writes back one year of an item; see <c>DocumentContainer.UpdateAsync</c>.</summary>
    Task UpdateAsync(string sku, int year, Func<DemandYear?, DemandYear?> change, CancellationToken cancellation);

    /// <summary>The items of which any demand is known, streamed, in no order; one of which several years are known, several times.</summary>
    IAsyncEnumerable<string> ListSkusAsync(CancellationToken cancellation);

    /// <summary>All years that are known of these items, by SKU, in no order.</summary>
    /// <param name="skus">At most a few hundred.</param>
    Task<ILookup<string, DemandYear>> ListBySkusAsync(IReadOnlyList<string> skus, CancellationToken cancellation);
}
