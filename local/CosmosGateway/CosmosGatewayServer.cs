using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Local.CosmosGateway.Protocol;
using ProcurementFunctions.Local.CosmosGateway.Resources;
using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway;

/// <summary>
/// An HTTP server on 127.0.0.1 that the Cosmos DB SDK uses in gateway mode (<c>ConnectionMode.Gateway</c>,
/// <c>LimitToEndpoint = true</c>). It keeps its documents in one SQLite file; what it has answered is on the disk.
/// </summary>
public sealed class CosmosGatewayServer : IAsyncDisposable
{
    private readonly GatewayDatabase _database;
    private readonly WriteQueue _writes;
    private readonly ReadPool _reads;
    private readonly KestrelServer _server;
    private ExpirySweep? _sweep;
    private DocumentLoad _load = null!;

    private CosmosGatewayServer(GatewayDatabase database, int port)
    {
        _database = database;
        _writes = new WriteQueue(database);
        _reads = new ReadPool(database);
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MaxRequestHeadersTotalSize = 128 * 1024;
        options.Listen(IPAddress.Loopback, port);
        _server = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    /// <summary>Where the server listens.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>What the SDK needs: the endpoint and the account's key, which is the same after every restart.</summary>
    public string ConnectionString => $"AccountEndpoint={Endpoint};AccountKey={Convert.ToBase64String(_database.Key)};";

    /// <summary>Failures to answer in place of what is asked.</summary>
    public GatewayFaults Faults { get; } = new();

    /// <summary>What its callers have cost so far.</summary>
    public GatewayTally Tally { get; } = new();

    /// <exception cref="IOException">The port is taken, or another gateway has the file open.</exception>
    public static async Task<CosmosGatewayServer> StartAsync(CosmosGatewayOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var server = new CosmosGatewayServer(GatewayDatabase.Open(options.DatabasePath), options.Port);
        try
        {
            await server.ListenAsync(options, cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Creates many documents without a request for each: some thousands a second. They are what requests would have made of them; one
    /// whose id is taken is left out.
    /// </summary>
    /// <returns>How many were created.</returns>
    public Task<int> LoadAsync(string database, string container, IEnumerable<ReadOnlyMemory<byte>> documents) => _load.RunAsync(database, container, documents);

    public async ValueTask DisposeAsync()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await _server.StopAsync(cancelled.Token);
        _server.Dispose();
        if (_sweep is not null) await _sweep.DisposeAsync();
        await _writes.DisposeAsync();
        _reads.Dispose();
        _database.Dispose();
    }

    private async Task ListenAsync(CosmosGatewayOptions options, CancellationToken cancellation)
    {
        var time = options.Time;
        var catalog = new Catalog(_database, _writes, time);
        catalog.Reload();
        _sweep = new ExpirySweep(catalog, _writes, time);
        var changes = new DocumentChanges(time);
        _load = new DocumentLoad(catalog, _writes, changes);
        // The account names its own address, so it is made when the port is known; nothing is answered before that.
        var account = new TaskCompletionSource<GatewayRouter>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _server.StartAsync(
            new GatewayApplication(account.Task, new MasterKey(_database.Key, options.WallTime), Faults, Tally, () => _writes.Committed), cancellation);
        Endpoint = new Uri(_server.Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");
        account.SetResult(new GatewayRouter(
            new AccountResource(Endpoint), new DatabaseResource(catalog), new ContainerResource(catalog),
            new DocumentResource(_reads, _writes, changes, Tally), new BatchResource(_writes, changes), new QueryResource(_reads, time, Tally), catalog));
    }
}
