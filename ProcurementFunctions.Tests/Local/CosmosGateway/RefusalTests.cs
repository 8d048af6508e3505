using System.Net;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Scripts;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

/// <summary>What Cosmos DB has and the gateway has not is a 400 that names it.</summary>
public sealed class RefusalTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    private const string Refusal = "The local Cosmos gateway does not support";

    [Fact]
    public async Task Read_WithAHierarchicalPartitionKey_IsRefused()
    {
        var container = await gateway.ContainerAsync();

        using var answer = await container.ReadItemStreamAsync("1", new PartitionKeyBuilder().Add("A").Add("B").Build());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"{Refusal} hierarchical partition keys", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_OfAStoredProcedure_IsRefused()
    {
        var container = await gateway.ContainerAsync();

        var refused = await Assert.ThrowsAsync<CosmosException>(
            () => container.Scripts.CreateStoredProcedureAsync(new StoredProcedureProperties("p", "function () { }")));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains($"{Refusal} POST of sprocs", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_OverDatabases_IsRefused()
    {
        using var databases = gateway.Client.GetDatabaseQueryIterator<DatabaseProperties>("SELECT * FROM c WHERE c.id = 'shop'");

        var refused = await Assert.ThrowsAsync<CosmosException>(() => databases.ReadNextAsync());

        Assert.Contains($"{Refusal} queries over databases", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_OverAPartOfAContainer_IsRefused()
    {
        var container = await gateway.ContainerAsync();
        var part = FeedRange.FromJsonString("""{"Range":{"min":"","max":"3F"}}""");
        using var pages = container.GetItemQueryStreamIterator(part, new QueryDefinition("SELECT * FROM c"), continuationToken: null);

        using var answer = await pages.ReadNextAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"{Refusal} feed ranges", answer.ErrorMessage, StringComparison.Ordinal);
    }
}
