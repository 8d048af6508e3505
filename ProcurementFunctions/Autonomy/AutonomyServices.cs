using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Autonomy;

internal static class AutonomyServices
{
    /// <summary>The ledgers share the settings' container.</summary>
    public static IServiceCollection AddAutonomy(this IServiceCollection services)
    {
        services.AddDocuments(OperationsContainer.Definition, AutonomyJson.Default.AutonomyLedger, CosmosAutonomyLedgers.Version);
        services.AddSingleton<IAutonomyLedgers, CosmosAutonomyLedgers>();
        services.AddSingleton<IPurchaseWitness, AgreementWitness>();
        services.AddSingleton<AutonomyDesk>();
        return services;
    }
}
