namespace ProcurementFunctions.Inventory;

/// <summary>How much of each item was asked for, day by day.</summary>
public interface IDemandStore
{
    /// <summary>Reads, changes and writes back one year of an item; see <c>DocumentContainer.UpdateAsync</c>.</summary>
    Task UpdateAsync(string sku, int year, Func<DemandYear?, DemandYear?> change, CancellationToken cancellation);

    /// <summary>The latest two years that are known of an item, the newest first; empty when nothing is.</summary>
    Task<IReadOnlyList<DemandYear>> ReadLatestAsync(string sku, CancellationToken cancellation);
}
