using System.Globalization;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Shops;

/// <summary>What the orders of shops sold, in the Cosmos DB container <c>shopOrders</c>, until long after their day can change.</summary>
internal sealed class CosmosShopOrders(DocumentContainer<ShopOrder> orders)
{
    /// <summary>Longer than <see cref="ShopOrderRules.OldestDays"/>, so that the sum of a day that may change is never short of an order.</summary>
    public static ContainerDefinition Container { get; } = new("shopOrders", "/id", TimeSpan.FromDays(500));

    public static SchemaVersion Version { get; } = new(1, 0);

    /// <summary>Reads, changes and writes back; see <c>DocumentContainer.UpdateAsync</c>. Null: there is none.</summary>
    public async Task<ShopOrder?> UpdateAsync(string shop, string order, Func<ShopOrder?, ShopOrder?> change, CancellationToken cancellation)
    {
        var id = ShopOrder.IdOf(shop, order);
        return (await orders.UpdateAsync(id, id, change, cancellation))?.Document;
    }

    /// <summary>Those of a day, of all shops.</summary>
    public Task<IReadOnlyList<ShopOrder>> ListOfDayAsync(DateOnly day, CancellationToken cancellation) => ListAsync(
        new QueryDefinition("SELECT * FROM c WHERE c.day = @day").WithParameter("@day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), cancellation);

    /// <summary>Those that have a line of this SKU.</summary>
    public Task<IReadOnlyList<ShopOrder>> ListOfSkuAsync(string sku, CancellationToken cancellation) =>
        ListAsync(new QueryDefinition("SELECT * FROM c WHERE ARRAY_CONTAINS(c.skus, @sku)").WithParameter("@sku", sku), cancellation);

    private async Task<IReadOnlyList<ShopOrder>> ListAsync(QueryDefinition query, CancellationToken cancellation) =>
        await orders.ListAsync(query, null, cancellation).ToListAsync(cancellation);
}
