using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Inventory;

internal static class ItemRecordsServices
{
    /// <summary>Lets the cleanup look after documents that are each about an item.</summary>
    /// <param name="place">The item's SKU and the value of the partition key.</param>
    public static IServiceCollection AddItemRecords<T>(
        this IServiceCollection services, string name, Func<T, (string Sku, string Partition)> place)
        where T : Document =>
        services.AddSingleton<IItemRecords>(provider => new CosmosItemRecords<T>(provider.GetRequiredService<DocumentContainer<T>>(), name, place));
}
