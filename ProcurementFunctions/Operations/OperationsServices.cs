using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Operations;

internal static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddDocuments(OperationsContainer.Definition, OperationsJson.Default.OperationsSettings, new SchemaVersion(1, 9));
        services.AddSingleton<IOperationsStore, CosmosOperationsStore>();
        services.AddSingleton<OperationsDesk>();
        return services;
    }
}
