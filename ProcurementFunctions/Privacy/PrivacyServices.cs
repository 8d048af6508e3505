using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Privacy;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Privacy;

internal static class PrivacyServices
{
    /// <summary>
    /// Every part that keeps records of users, in the order in which they are erased: settings before purchases, which keep
    /// the policy that counted, purchases before the ledger, which takes its names from them, and the trail after all whose changes it records.
    /// </summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSingleton<IPersonalRecords, PersonalAnswers>()
        .AddSingleton<IPersonalRecords, CosmosPersonalSettings>()
        .AddSingleton<IPersonalRecords, CosmosPersonalPreferences>()
        .AddSingleton<IPersonalRecords, CosmosPersonalPurchases>()
        .AddSingleton<IPersonalRecords, CosmosPersonalInvoices>()
        .AddSingleton<IPersonalRecords, CosmosPersonalLedgers>()
        .AddSingleton<IPersonalRecords, CosmosPersonalKnowledge>()
        .AddSingleton<IPersonalRecords, CosmosPersonalInventory>()
        .AddSingleton<IPersonalRecords, CosmosPersonalAudit>();
}
