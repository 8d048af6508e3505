using System.Text;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Local.CosmosGateway;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

/// <summary>A gateway on a free port with a file of its own, a clock that stands still, and the real SDK connected to it.</summary>
public sealed class GatewayFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cosmos-gateway");
    private int _containers;

    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    public CosmosGatewayServer Server { get; private set; } = null!;

    public CosmosClient Client { get; private set; } = null!;

    public Database Database { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await StartAsync(Path.Combine(_folder.FullName, "documents.db"), Time);
        Client = Connect(Server.ConnectionString);
        Database = await Client.CreateDatabaseIfNotExistsAsync("shop");
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public static Task<CosmosGatewayServer> StartAsync(string path, TimeProvider time) =>
        CosmosGatewayServer.StartAsync(new CosmosGatewayOptions { DatabasePath = path, Time = time }, CancellationToken.None);

    public static CosmosClient Connect(string connectionString) => new(connectionString, new CosmosClientOptions
    {
        ConnectionMode = ConnectionMode.Gateway,
        LimitToEndpoint = true,
        MaxRetryAttemptsOnRateLimitedRequests = 0,
    });

    /// <summary>A container that no other test uses.</summary>
    /// <param name="indexed">The properties that its policy names; none: all, which the gateway answers by reading.</param>
    public async Task<Container> ContainerAsync(string partitionKey = "/sku", int? timeToLive = null, params string[] indexed)
    {
        var name = "c" + Interlocked.Increment(ref _containers);
        var properties = new ContainerProperties(name, partitionKey) { DefaultTimeToLive = timeToLive };
        if (indexed.Length > 0) properties.IndexingPolicy = Policy(indexed);
        return await Database.CreateContainerAsync(properties);
    }

    /// <param name="indexed">Names of properties; with "/*" after one, what is in it.</param>
    public static IndexingPolicy Policy(params string[] indexed)
    {
        var policy = new IndexingPolicy { ExcludedPaths = { new ExcludedPath { Path = "/*" } } };
        foreach (var name in indexed) policy.IncludedPaths.Add(new IncludedPath { Path = name.EndsWith("/*", StringComparison.Ordinal) ? $"/{name}" : $"/{name}/?" });
        return policy;
    }
}

/// <summary>Short forms of the SDK's stream calls.</summary>
internal static class Documents
{
    public static Stream Json(string json) => new MemoryStream(Encoding.UTF8.GetBytes(json));

    public static Task<ResponseMessage> CreateAsync(this Container container, string key, string json) =>
        container.CreateItemStreamAsync(Json(json), new PartitionKey(key));

    public static async Task<JsonElement> BodyAsync(this ResponseMessage answer)
    {
        using var json = await JsonDocument.ParseAsync(answer.Content);
        return json.RootElement.Clone();
    }

    public static async Task<IReadOnlyList<string>> QueryAsync(
        this Container container, QueryDefinition query, string? key = null, int pageSize = 100, bool direct = false)
    {
        var found = new List<string>();
        string? continuation = null;
        do
        {
            using var pages = container.GetItemQueryStreamIterator(query, continuation, new QueryRequestOptions
            {
                PartitionKey = key is null ? null : new PartitionKey(key),
                MaxItemCount = pageSize,
                EnableOptimisticDirectExecution = direct,
            });
            using var page = await pages.ReadNextAsync();
            page.EnsureSuccessStatusCode();
            var documents = (await page.BodyAsync()).GetProperty("Documents");
            Assert.True(documents.GetArrayLength() <= pageSize);
            found.AddRange(documents.EnumerateArray().Select(d => d.GetRawText()));
            continuation = page.ContinuationToken;
        }
        while (continuation is not null);
        return found;
    }

    public static Task<IReadOnlyList<string>> QueryAsync(this Container container, string sql, string? key = null, int pageSize = 100, bool direct = false) =>
        container.QueryAsync(new QueryDefinition(sql), key, pageSize, direct);
}
