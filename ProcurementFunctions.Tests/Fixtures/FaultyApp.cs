using ProcurementFunctions.Local.CosmosGateway;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>The whole app (<c>IClassFixture&lt;FaultyApp&gt;</c>) with networks that fail on demand between it and its stores.</summary>
public sealed class FaultyApp : WholeApp
{
    public FaultProxy Redis { get; private set; } = null!;

    public FaultProxy Cosmos { get; private set; } = null!;

    /// <summary>What Cosmos DB itself answers instead of doing what it is asked.</summary>
    public GatewayFaults CosmosAnswers => CosmosServer.Faults;

    /// <summary>Everything is well again, as far as it can be told from here.</summary>
    public void Pass()
    {
        Redis.Pass();
        Cosmos.Pass();
        CosmosAnswers.Clear();
    }

    public override async Task DisposeAsync()
    {
        Pass();
        await base.DisposeAsync();
        await Redis.DisposeAsync();
        await Cosmos.DisposeAsync();
    }

    protected override string RedisFor(string connectionString)
    {
        Redis = FaultProxy.Start(int.Parse(connectionString.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture));
        return $"127.0.0.1:{Redis.Port}";
    }

    protected override string CosmosFor(string connectionString)
    {
        var port = CosmosServer.Endpoint.Port;
        Cosmos = FaultProxy.Start(port);
        return connectionString.Replace($":{port}", $":{Cosmos.Port}", StringComparison.Ordinal);
    }
}
