using Grpc.Net.Client;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost.Hosting;
using ProcurementFunctions.Local.FunctionsHost.Protocol;

namespace ProcurementFunctions.Local.FunctionsHost.Durable;

/// <summary>The official durable client, for the host's own management endpoints and for whoever runs the host.</summary>
internal sealed class HostDurableClient(HostAddress address, WorkerSecret secret, DurableOptions options, ILoggerFactory loggers) : IAsyncDisposable
{
    private readonly Lock _making = new();
    private GrpcChannel? _channel;
    private DurableTaskClient? _client;

    public DurableTaskClient Value
    {
        get
        {
            lock (_making) return _client ??= Make();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null) await _client.DisposeAsync();
        _channel?.Dispose();
    }

    private GrpcDurableTaskClient Make()
    {
        var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Add(DurableClientService.ConnectionHeader, secret.Value);
        _channel = GrpcChannel.ForAddress(
            address.Rpc,
            new GrpcChannelOptions { HttpClient = http, DisposeHttpClient = true, MaxReceiveMessageSize = null, MaxSendMessageSize = null });
        return new GrpcDurableTaskClient(
            options.HubName,
            new GrpcDurableTaskClientOptions { Channel = _channel },
            loggers.CreateLogger<GrpcDurableTaskClient>());
    }
}
