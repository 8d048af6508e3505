using System.Runtime.CompilerServices;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Inventory;

/// <summary>Demand in the Cosmos DB container <c>demand</c>, by item, a document for each year.</summary>
internal sealed class CosmosDemandStore(DocumentContainer<DemandYear> years) : IDemandStore
{
    public static ContainerDefinition Container { get; } = new("demand", "/sku");

    /// <summary>2.1 keeps what the rows stand for, where that was said; 2.2 what shops sold of it.</summary>
    public static SchemaVersion Version { get; } = new(2, 2);

    public Task UpdateAsync(
        string sku, int year, Func<DemandYear?, DemandYear?> change, CancellationToken cancellation) =>
        years.UpdateAsync(DemandRules.KeyOf(year), sku, change, cancellation);

    public async IAsyncEnumerable<string> ListSkusAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        // Without the days, which are most of it.
        await foreach (var year in years.QueryAsync(new("SELECT c.id, c.sku, c.year FROM c"), null, cancellation)) yield return year.Document.Sku;
    }

    public async Task<ILookup<string, DemandYear>> ListBySkusAsync(IReadOnlyList<string> skus, CancellationToken cancellation) =>
        (await years.ListByKeysAsync("sku", skus, cancellation)).ToLookup(year => year.Sku);
}
