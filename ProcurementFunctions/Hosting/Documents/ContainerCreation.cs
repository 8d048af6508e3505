using System.Net;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ProcurementFunctions.Hosting.Documents;

/// <summary>
/// Creates the database and the containers that are missing, before the app takes its first request, and has those of an earlier
/// release indexed as they are to be. An account that does not allow it, or that is away, does not keep the app from starting: it
/// is tried again until it succeeds.
/// </summary>
internal sealed class ContainerCreation(
    CosmosClient client,
    IOptions<CosmosOptions> options,
    IEnumerable<ContainerDefinition> definitions,
    WallClock clock,
    ILogger<ContainerCreation> logger) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stopping = new();
    private Task _later = Task.CompletedTask;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!await TryAsync(cancellationToken)) _later = KeepTryingAsync(_stopping.Token);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => _stopping.CancelAsync();

    public Task StopAsync(CancellationToken cancellationToken) => _later.WaitAsync(cancellationToken);

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private async Task KeepTryingAsync(CancellationToken stopping)
    {
        var pause = TimeSpan.FromSeconds(1);
        try
        {
            do
            {
                await Task.Delay(pause, clock.Time, stopping);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            while (!await TryAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The app stops.
        }
    }

    /// <summary>False when it is worth another try.</summary>
    private async Task<bool> TryAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(AttemptLimit);
        try
        {
            await CreateAsync(limit.Token);
            return true;
        }
        catch (CosmosException e) when (e.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
        {
            DocumentsLog.CreationForbidden(logger, options.Value.Database, e);
            return true;
        }
        catch (Exception e) when (e is CosmosException or HttpRequestException or OperationCanceledException
            && !cancellation.IsCancellationRequested)
        {
            DocumentsLog.CreationFailed(logger, options.Value.Database, e);
            return false;
        }
    }

    private async Task CreateAsync(CancellationToken cancellation)
    {
        Database database = await client.CreateDatabaseIfNotExistsAsync(options.Value.Database, cancellationToken: cancellation);
        var outdated = new List<ContainerResponse>();
        foreach (var definition in definitions.Distinct())
        {
            var properties = new ContainerProperties(definition.Name, definition.PartitionKeyPath)
            {
                DefaultTimeToLive = definition.DefaultTimeToLive is { } lifetime ? (int)lifetime.TotalSeconds : null,
            };
            if (IndexedPaths.PolicyOf(definition.Name) is { } policy) properties.IndexingPolicy = policy;
            var container = await database.CreateContainerIfNotExistsAsync(properties, cancellationToken: cancellation);
            await WarmUpAsync(container, cancellation);
            if (!IndexedPaths.AreThoseOf(container.Resource)) outdated.Add(container);
        }

        // Last, as an account may allow to read containers and not to change them.
        foreach (var container in outdated)
        {
            container.Resource.IndexingPolicy = IndexedPaths.PolicyOf(container.Resource.Id);
            await container.Container.ReplaceContainerAsync(container.Resource, cancellationToken: cancellation);
        }
    }

    /// <summary>
    /// Asks for nothing. The first query of a process, and the first of a container, take the SDK long; here nobody waits
    /// for them.
    /// </summary>
    private static async Task WarmUpAsync(Container container, CancellationToken cancellation)
    {
        using var pages = container.GetItemQueryStreamIterator("SELECT * FROM c WHERE c.id = ''");
        using var answer = await pages.ReadNextAsync(cancellation);
    }
}
