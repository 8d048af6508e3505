using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Bench.InventoryBenchmark;

/// <summary>The app's own services in front of a store, without its server.</summary>
internal static class App
{
    public const string Database = "procurement";

    public static IHost Build(string connection)
    {
        var builder = ProcurementApp.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Cosmos"] = connection });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        return builder.Build();
    }

    /// <summary>Creates the containers that the app declares.</summary>
    public static async Task CreateContainersAsync(IServiceProvider services)
    {
        Database database = await services.GetRequiredService<CosmosClient>().CreateDatabaseIfNotExistsAsync(Database);
        foreach (var container in services.GetServices<ContainerDefinition>().DistinctBy(definition => definition.Name))
            await database.CreateContainerIfNotExistsAsync(container.Name, container.PartitionKeyPath);
    }
}
