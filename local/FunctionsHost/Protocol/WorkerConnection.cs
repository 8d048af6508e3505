using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Hosting;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Local.FunctionsHost.Protocol;

/// <summary>The worker that is connected now, from its handshake to the end of its stream.</summary>
internal sealed class WorkerConnection(FunctionsHostOptions options, WorkerLog log, ILogger<WorkerConnection> logger)
{
    private const string HostVersion = "4.1000.0";
    private volatile TaskCompletionSource<FunctionCatalog> _ready = NewSource();
    private WorkerChannel? _connected;
    private WorkerChannel? _channel;

    /// <summary>The functions, once the worker has loaded them all; fails when it cannot.</summary>
    public Task<FunctionCatalog> Ready => _ready.Task;

    /// <summary>Where the worker answers HTTP requests by itself; null before the handshake, or when it does not.</summary>
    public Uri? HttpUri { get; private set; }

    /// <summary>The stream to the worker, once it has loaded its functions.</summary>
    /// <exception cref="WorkerGoneException">There is none.</exception>
    public WorkerChannel Channel => Volatile.Read(ref _channel) ?? throw new WorkerGoneException();

    /// <summary>Serves one worker until its stream ends.</summary>
    public async Task RunAsync(WorkerChannel channel, CancellationToken cancellation)
    {
        channel.Logged = log.Write;
        Volatile.Write(ref _connected, channel);
        var ready = _ready;
        var running = channel.RunAsync(cancellation);
        try
        {
            var catalog = await LoadAsync(channel);
            Volatile.Write(ref _channel, channel);
            ready.TrySetResult(catalog);
        }
        catch (WorkerGoneException)
        {
            // Another one may come; whoever started this one knows.
        }
        catch (Exception failure)
        {
            ready.TrySetException(failure);
        }

        try
        {
            await running;
        }
        finally
        {
            // Unless the next one is here already.
            Interlocked.CompareExchange(ref _channel, null, channel);
            Interlocked.CompareExchange(ref _connected, null, channel);
            logger.WorkerLeft();
        }
    }

    /// <summary>Makes <see cref="Ready"/> wait for another worker.</summary>
    public void AwaitAnother()
    {
        Volatile.Write(ref _channel, null);
        if (_ready.Task.IsCompleted) _ready = NewSource();
    }

    /// <summary>Gives up on a worker that has not come.</summary>
    public void Fail(Exception failure) => _ready.TrySetException(failure);

    /// <summary>Asks the worker to end its process; false when none is connected.</summary>
    public bool Terminate()
    {
        if (Volatile.Read(ref _connected) is not { } worker) return false;
        worker.Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate() });
        return true;
    }

    /// <summary>Ends the stream.</summary>
    public void Close() => Volatile.Read(ref _connected)?.Complete();

    private async Task<FunctionCatalog> LoadAsync(WorkerChannel channel)
    {
        var directory = options.AppDirectory;
        var init = (await channel.AskAsync(new StreamingMessage
        {
            WorkerInitRequest = new WorkerInitRequest { HostVersion = HostVersion, FunctionAppDirectory = directory, WorkerDirectory = directory },
        })).WorkerInitResponse;
        Require(init.Result, "The worker did not start");
        HttpUri = init.Capabilities.TryGetValue("HttpUri", out var address) ? new Uri(address) : null;

        var metadata = (await channel.AskAsync(new StreamingMessage
        {
            FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = directory },
        })).FunctionMetadataResponse;
        Require(metadata.Result, "The worker cannot list its functions");

        var catalog = FunctionCatalog.Read(metadata.FunctionMetadataResults);
        await Task.WhenAll(metadata.FunctionMetadataResults.Select(function => LoadAsync(channel, function)));
        return catalog;
    }

    private static async Task LoadAsync(WorkerChannel channel, RpcFunctionMetadata function)
    {
        var loaded = await channel.AskAsync(new StreamingMessage
        {
            FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function },
        });
        Require(loaded.FunctionLoadResponse.Result, $"The worker cannot load the function '{function.Name}'");
    }

    private static void Require(StatusResult result, string problem)
    {
        if (result.Status != StatusResult.Types.Status.Success)
            throw new FunctionsHostException($"{problem}: {result.Exception?.Message ?? "it does not say why"}");
    }

    private static TaskCompletionSource<FunctionCatalog> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
