using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Operations;

internal static class BudgetServices
{
    /// <summary>The ledgers share the settings' container.</summary>
    public static IServiceCollection AddBudget(this IServiceCollection services)
    {
        services.AddDocuments(OperationsContainer.Definition, BudgetJson.Default.BudgetLedger, BudgetJson.CurrentVersion);
        services.AddSingleton<IBudget, CosmosBudget>();
        return services;
    }
}
