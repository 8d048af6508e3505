using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Local.FunctionsHost.Durable;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Hosting;
using ProcurementFunctions.Local.FunctionsHost.Protocol;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Tests.Purchasing.Killing;

/// <summary>
/// An engine of its own for the orchestrations of the cloud's app, which dies and is started again on the same file. The
/// worker is the cloud's; what an activity was doing when its engine died hangs in it for ever.
/// </summary>
internal sealed class KillableEngine(LocalCloud cloud, KillSwitch kills, string folder, TimeProvider time) : IAsyncDisposable
{
    private readonly IServiceProvider _host = cloud.Host!.HostServices;
    private SqliteOrchestrationService _store = null!;
    private DurableEngine _engine = null!;
    private WebApplication _server = null!;
    private HostDurableClient _client = null!;
    private Life _life = null!;

    public DurableTaskClient Client => _client.Value;

    public async Task StartAsync()
    {
        var durable = new DurableOptions { HubName = "Kill", DefaultVersion = "1.2" };
        var connection = _host.GetRequiredService<WorkerConnection>();
        var invoker = _life = new Life(_host.GetRequiredService<IFunctionInvoker>());
        _store = new SqliteOrchestrationService(new() { FilePath = Path.Combine(folder, "kill.db"), Time = time });
        _engine = new DurableEngine(
            _store, new OrchestratorDispatch(connection, invoker, _store, durable), new ActivityDispatch(connection, invoker), durable, NullLoggerFactory.Instance);
        await _engine.StartAsync(await connection.Ready);
        await ServeAsync(new DurableClientService(_store, new InstanceCommands(_store), connection, durable, _host.GetRequiredService<WorkerSecret>()), durable);
    }

    public async Task KillAndStartAsync()
    {
        _life.End();
        _store.Abandon();
        await StopAsync();
        kills.Restart();
        await StartAsync();
    }

    /// <summary>False when the process died under it, or a store kept it waiting too long; it runs again then.</summary>
    public async Task<bool> TryAsync<T>(string name, Func<Task<T>> call)
    {
        var step = kills.StepAsync(name, call);
        if (await Task.WhenAny(step, kills.Killed) == step)
        {
            try
            {
                await step;
                return true;
            }
            catch (ProblemException e) when (e.Status == 503)
            {
                return false;
            }
        }

        await KillAndStartAsync();
        return false;
    }

    /// <summary>Waits until nothing goes on by itself, and starts anew as often as it dies meanwhile.</summary>
    public async Task IdleAsync()
    {
        for (var quiet = 0; quiet < 3;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
            if (kills.Killed.IsCompleted) await KillAndStartAsync();
            else if (kills.IsIdle && _store.IsIdle) quiet++;
            else quiet = 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _store.DisposeAsync();
    }

    private async Task StopAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
        await _engine.DisposeAsync();
    }

    private async Task ServeAsync(DurableClientService service, DurableOptions durable)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
            server.Listen(IPAddress.Loopback, 0, port => port.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddRouting().AddSingleton(service);
        _server = builder.Build();
        _server.UseRouting();
        _server.MapGrpcService<DurableClientService>();
        await _server.StartAsync();
        var address = new HostAddress
        {
            Rpc = new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
        };
        _client = new HostDurableClient(address, _host.GetRequiredService<WorkerSecret>(), durable, NullLoggerFactory.Instance);
    }

    /// <summary>One life of the process: after its end nothing begins any more.</summary>
    private sealed class Life(IFunctionInvoker invoker) : IFunctionInvoker
    {
        private volatile bool _hasEnded;

        public void End() => _hasEnded = true;

        public Task<TypedData?> InvokeAsync(Invocation invocation, CancellationToken cancellation) => _hasEnded
            ? throw new OperationCanceledException("killed")
            : invoker.InvokeAsync(invocation, cancellation);
    }
}
