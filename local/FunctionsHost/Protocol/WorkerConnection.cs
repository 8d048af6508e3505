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
    private volatile WorkerChannel? _connected;
    private volatile WorkerChannel? _channel;

    /// <summary>The functions, once the worker has loaded them all; fails when it cannot.</summary>
    public Task<FunctionCatalog> Ready => _ready.Task;

    /// <summary>Where the worker answers HTTP requests by itself; null before the handshake, or when it does not.</summary>
    public Uri? HttpUri { get; private set; }

    /// <summary>The stream to the worker, once it has loaded its functions.</summary>
    /// <exception cref="WorkerGoneException">There is none.</exception>
    public WorkerChannel Channel => _channel ?? throw new WorkerGoneException();

    /// <summary>Serves one worker until its stream ends.</summary>
    public async Task RunAsync(WorkerChannel channel, CancellationToken cancellation)
    {
        channel.Logged = log.Write;
        _connected = channel;
        var running = channel.RunAsync(cancellation);
        try
        {
            var catalog = await LoadAsync(channel);
            _channel = channel;
            _ready.TrySetResult(catalog);
        }
        catch (Exception failure)
        {
            _ready.TrySetException(failure);
        }

        try
        {
            await running;
        }
        finally
        {
            (_channel, _connected) = (null, null);
            logger.WorkerLeft();
        }
    }

    /// <summary>Makes <see cref="Ready"/> wait for another worker.</summary>
    public void AwaitAnother()
    {
        if (_ready.Task.IsCompleted) _ready = NewSource();
    }

    /// <summary>Gives up on a worker that has not come.</summary>
    public void Fail(Exception failure) => _ready.TrySetException(failure);

    /// <summary>Asks the worker to end its process.</summary>
    public void Terminate() => _connected?.Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate() });

    /// <summary>Ends the stream.</summary>
    public void Close() => _connected?.Complete();

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
