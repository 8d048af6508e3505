using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Local.CosmosGateway;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>
/// A Cosmos DB gateway of a test class (<c>IClassFixture&lt;CosmosFixture&gt;</c>) with an empty database, and the real SDK
/// in front of it, set up as the app does. Tests of one class share it: give each its own ids.
/// </summary>
public sealed class CosmosFixture : IAsyncLifetime
{
    public const string Database = "procurement";

    private DirectoryInfo _folder = null!;
    private Database _database = null!;

    public CosmosGatewayServer Server { get; private set; } = null!;

    public CosmosClient Client { get; private set; } = null!;

    public string ConnectionString => Server.ConnectionString;

    /// <summary>The container, created when it is missing.</summary>
    public async Task<DocumentContainer<T>> ContainerAsync<T>(
        ContainerDefinition definition, JsonTypeInfo<T> json, SchemaVersion? current = null, IAuditTrail? trail = null)
        where T : Document =>
        new(await RawContainerAsync(definition), json, current ?? new SchemaVersion(1, 0), trail is null ? null : () => trail);

    /// <summary>The SDK's own view of it, for documents that the app would not write.</summary>
    public async Task<Container> RawContainerAsync(ContainerDefinition definition)
    {
        var properties = new ContainerProperties(definition.Name, definition.PartitionKeyPath)
        {
            DefaultTimeToLive = definition.DefaultTimeToLive is { } lifetime ? (int)lifetime.TotalSeconds : null,
        };
        return await _database.CreateContainerIfNotExistsAsync(properties);
    }

    public async Task InitializeAsync()
    {
        _folder = Directory.CreateTempSubdirectory("cosmos-");
        Server = await CosmosGatewayServer.StartAsync(
            new CosmosGatewayOptions { DatabasePath = Path.Combine(_folder.FullName, "cosmos.db") }, CancellationToken.None);
        Client = CosmosServices.CreateClient(new CosmosOptions { Connection = ConnectionString });
        _database = await Client.CreateDatabaseIfNotExistsAsync(Database);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
