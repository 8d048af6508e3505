using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Inventory;

internal static class InventoryServices
{
    public static IServiceCollection AddInventory(this IServiceCollection services)
    {
        services.AddDocuments(CosmosInventoryStore.Container, InventoryJson.Default.InventoryItem, CosmosInventoryStore.Version);
        services.AddDocuments(CosmosDemandStore.Container, InventoryJson.Default.DemandYear, CosmosDemandStore.Version);
        services.AddSingleton<IInventoryStore, CosmosInventoryStore>();
        services.AddSingleton<IDemandStore, CosmosDemandStore>();
        services.AddItemRecords<DemandYear>(ItemRecordNames.Demand, year => (year.Sku, year.Sku));
        services.AddSingleton<StockPlaces>();
        services.AddSingleton<StockAssessor>();
        services.AddSingleton<ItemDesk>();
        services.AddSingleton<ItemSnooze>();
        services.AddSingleton<ItemLives>();
        services.AddSingleton<LowStockSearch>();
        services.AddSingleton<InventoryCheck>();
        return services;
    }
}
