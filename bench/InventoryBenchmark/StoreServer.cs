using ProcurementFunctions.Local.CosmosGateway;

namespace ProcurementFunctions.Bench.InventoryBenchmark;

/// <summary>The document store, until its input ends.</summary>
internal static class StoreServer
{
    public static async Task RunAsync(string database)
    {
        await using var store = await CosmosGatewayServer.StartAsync(new() { DatabasePath = database, Time = TimeProvider.System }, default);
        await Console.Out.WriteLineAsync(store.ConnectionString);
        await Console.In.ReadToEndAsync();
    }
}
