using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Returning;
using ProcurementFunctions.Purchasing.Sourcing;

namespace ProcurementFunctions.Purchasing;

internal static class PurchasingServices
{
    public static IServiceCollection AddPurchasing(this IServiceCollection services)
    {
        services.AddDocuments(
            new ContainerDefinition("purchases", "/id"), PurchasingJson.Default.PurchaseDocument, PurchasingJson.CurrentVersion);
        services.AddDocuments(CosmosJointOrderStore.Container, PurchasingJson.Default.JointOrder, CosmosJointOrderStore.Version);
        services.AddSingleton<IJointOrderStore, CosmosJointOrderStore>();
        services.AddSingleton<IPurchaseWitness, PurchaseAudit>();
        services.AddSingleton<PurchaseWitnesses>();
        services.AddSingleton<IPurchaseStore, CosmosPurchaseStore>();
        services.AddSingleton<IPurchaseRecords, CosmosPurchaseRecords>();
        services.AddSingleton<LearnFromOrders>();
        services.AddSingleton<SettlePurchase>();
        services.AddSingleton<PurchaseMending>();
        services.AddSingleton<IPurchaseStarter, PurchaseStarter>();
        services.AddSingleton<PurchaseWishCheck>();
        services.AddSingleton<BudgetExceptions>();
        services.AddSingleton<Deputies>();
        services.AddSingleton<PurchaseDesk>();
        services.AddSingleton<VendorReports>();
        services.AddSingleton<ReceivingDesk>();
        services.AddSingleton<ReceiptReversals>();
        services.AddSingleton<PurchaseCosts>();
        services.AddSingleton(provider => new GoodsReturns(
            provider.GetRequiredService<IPurchaseStore>(),
            provider.GetRequiredService<IInventoryStore>(),
            provider.GetRequiredService<StockPlaces>(),
            provider.GetRequiredService<PurchaseCosts>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddTransient<CheckNeed>();
        services.AddTransient<JointOrderDesk>();
        services.AddTransient<JointOrderPlacing>();
        services.AddTransient<VendorSelection>();
        services.AddTransient<QuoteDesk>();
        services.AddTransient<DecisionDesk>();
        services.AddTransient<ChooseVendors>();
        services.AddTransient<ISourcing, Sourcing.Sourcing>();
        return services;
    }
}
