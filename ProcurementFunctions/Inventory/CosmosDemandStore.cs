using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Inventory;

/// <summary>Demand in the Cosmos DB container <c>demand</c>, by item, a document for each year.</summary>
internal sealed class CosmosDemandStore(DocumentContainer<DemandYear> years) : IDemandStore
{
    private const int LatestYears = 2;

    public static ContainerDefinition Container { get; } = new("demand", "/sku");

    public static SchemaVersion Version { get; } = new(1, 0);

    public Task UpdateAsync(
        string sku, int year, Func<DemandYear?, DemandYear?> change, CancellationToken cancellation) =>
        years.UpdateAsync(DemandRules.KeyOf(year), sku, change, cancellation);

    public async Task<IReadOnlyList<DemandYear>> ReadLatestAsync(string sku, CancellationToken cancellation)
    {
        var page = await years.QueryPageAsync(
            new("SELECT * FROM c ORDER BY c.id DESC"), sku, LatestYears, null, cancellation);
        return [.. page.Items.Select(stored => stored.Document)];
    }
}
