using System.Collections.ObjectModel;
using System.Net;
using Microsoft.Azure.Cosmos;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

public sealed class ContainerTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task CreateIfNotExists_Twice_CreatesOnce()
    {
        var first = await gateway.Client.CreateDatabaseIfNotExistsAsync("twice");
        var second = await gateway.Client.CreateDatabaseIfNotExistsAsync("twice");
        var properties = new ContainerProperties("lines", "/sku");
        var created = await second.Database.CreateContainerIfNotExistsAsync(properties);
        var found = await second.Database.CreateContainerIfNotExistsAsync(properties);

        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.OK],
            [first.StatusCode, second.StatusCode, created.StatusCode, found.StatusCode]);
    }

    [Fact]
    public async Task CreateContainer_WithPolicies_EchoesThem()
    {
        var properties = new ContainerProperties("policies", "/address/city") { DefaultTimeToLive = 60 };
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/notes/*" });
        properties.IndexingPolicy.CompositeIndexes.Add(new Collection<CompositePath> { new() { Path = "/a" }, new() { Path = "/b", Order = CompositePathSortOrder.Descending } });

        await gateway.Database.CreateContainerAsync(properties);
        var read = (await gateway.Database.GetContainer("policies").ReadContainerAsync()).Resource;

        Assert.Equal("/address/city", read.PartitionKeyPath);
        Assert.Equal(60, read.DefaultTimeToLive);
        Assert.Contains(read.IndexingPolicy.ExcludedPaths, p => p.Path == "/notes/*");
        Assert.Equal("/b", read.IndexingPolicy.CompositeIndexes.Single()[1].Path);
    }

    [Fact]
    public async Task CreateContainer_AgainWithTheSameId_IsAConflict()
    {
        var container = await gateway.ContainerAsync();

        var refused = await Assert.ThrowsAsync<CosmosException>(() => gateway.Database.CreateContainerAsync(container.Id, "/sku"));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    public static TheoryData<string, ContainerProperties> Unsupported() => new()
    {
        { "hierarchical partition keys", new ContainerProperties("x1", ["/a", "/b"]) },
        { "uniqueKeyPolicy", new ContainerProperties("x2", "/a") { UniqueKeyPolicy = new UniqueKeyPolicy { UniqueKeys = { new UniqueKey { Paths = { "/b" } } } } } },
        { "computedProperties", new ContainerProperties("x3", "/a") { ComputedProperties = [new ComputedProperty { Name = "n", Query = "SELECT VALUE 1" }] } },
    };

    [Theory]
    [MemberData(nameof(Unsupported))]
    public async Task CreateContainer_WithWhatIsNotSupported_IsRefusedByName(string named, ContainerProperties properties)
    {
        var refused = await Assert.ThrowsAsync<CosmosException>(() => gateway.Database.CreateContainerAsync(properties));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateContainer_WithThroughput_IsRefusedAsByAServerlessAccount()
    {
        var refused = await Assert.ThrowsAsync<CosmosException>(() => gateway.Database.CreateContainerAsync("throughput", "/a", 400));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task ReplaceContainer_WithATimeToLive_AppliesToWhatIsThere()
    {
        var container = await gateway.ContainerAsync();
        await container.CreateAsync("A", """{"id":"1","sku":"A"}""");
        var properties = (await container.ReadContainerAsync()).Resource;
        properties.DefaultTimeToLive = 10;

        await container.ReplaceContainerAsync(properties);
        gateway.Time.Advance(TimeSpan.FromSeconds(10));

        using var read = await container.ReadItemStreamAsync("1", new PartitionKey("A"));
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
    }

    [Fact]
    public async Task DeleteContainer_ThenCreatedAgain_IsEmpty()
    {
        var container = await gateway.ContainerAsync();
        await container.CreateAsync("A", """{"id":"1","sku":"A"}""");

        await container.DeleteContainerAsync();
        using var gone = await container.ReadContainerStreamAsync();
        await gateway.Database.CreateContainerAsync(container.Id, "/sku");
        using var read = await gateway.Database.GetContainer(container.Id).ReadItemStreamAsync("1", new PartitionKey("A"));

        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
    }

    [Fact]
    public async Task List_OfDatabasesAndContainers_NamesThem()
    {
        var container = await gateway.ContainerAsync();
        using var databases = gateway.Client.GetDatabaseQueryIterator<DatabaseProperties>();
        using var containers = gateway.Database.GetContainerQueryIterator<ContainerProperties>();

        Assert.Contains("shop", (await databases.ReadNextAsync()).Select(d => d.Id));
        Assert.Contains(container.Id, (await containers.ReadNextAsync()).Select(c => c.Id));
    }

    [Fact]
    public async Task ReadItem_OfAContainerThatDoesNotExist_IsNotFound()
    {
        using var read = await gateway.Database.GetContainer("nowhere").ReadItemStreamAsync("1", new PartitionKey("A"));

        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
    }

    [Fact]
    public async Task ReadThroughput_OfAContainer_IsNone()
    {
        var container = await gateway.ContainerAsync();

        Assert.Null(await container.ReadThroughputAsync());
    }
}
