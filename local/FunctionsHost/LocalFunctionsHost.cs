using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost.Durable;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Hosting;
using ProcurementFunctions.Local.FunctionsHost.Http;
using ProcurementFunctions.Local.FunctionsHost.Protocol;
using ProcurementFunctions.Local.FunctionsHost.Timers;

namespace ProcurementFunctions.Local.FunctionsHost;

/// <summary>
/// Hosts a function app on one machine, in this process: the app runs in the unmodified official worker, which speaks to this
/// host as it speaks to the Functions host.
/// </summary>
public sealed class LocalFunctionsHost : IAsyncDisposable
{
    /// <summary>How long ticks and activities that run may take to end when the host stops.</summary>
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The worker reads its directory in the environment of the process while it starts: one app at a time.</summary>
    private static readonly SemaphoreSlim Starting = new(1);

    private readonly WebApplication _host;
    private readonly FunctionsHostOptions _options;
    private IHost? _app;
    private bool _hasAppStarted;
    private bool _hasStopped;

    private LocalFunctionsHost(WebApplication host, FunctionsHostOptions options) => (_host, _options) = (host, options);

    /// <summary>Where the app answers.</summary>
    public Uri Url => _host.Services.GetRequiredService<HostAddress>().Http;

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>The official durable client, as the app's functions get it.</summary>
    public DurableTaskClient DurableClient => _host.Services.GetRequiredService<HostDurableClient>().Value;

    /// <summary>Whether no orchestration has anything to do now.</summary>
    public bool IsIdle => _host.Services.GetRequiredService<SqliteOrchestrationService>().IsIdle;

    internal IServiceProvider HostServices => _host.Services;

    /// <summary>Builds the app and starts it; returns when all its functions are loaded and it answers.</summary>
    /// <param name="app">The app, all but built. Make it with <see cref="WorkerApp"/>.</param>
    /// <param name="options">How to host it.</param>
    /// <param name="cancellation">Gives up the start.</param>
    /// <exception cref="FunctionsHostException">The app cannot be hosted as it is; the message names what is wrong.</exception>
    public static async Task<LocalFunctionsHost> StartAsync(
        FunctionsApplicationBuilder app, FunctionsHostOptions options, CancellationToken cancellation = default)
    {
        var configuration = HostJson.Configuration(options.AppDirectory, app.Configuration);
        var host = new LocalFunctionsHost(HostServer.Build(options, configuration), options);
        try
        {
            await host.StartPartsAsync(app, configuration, cancellation);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Takes no new work; requests, ticks and activities that run may end. What does not end in time is cancelled, and
    /// activities run again after the next start.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        if (_hasStopped) return;
        _hasStopped = true;
        var services = _host.Services;
        await Task.WhenAll(
            services.GetRequiredService<TimerService>().StopAsync(DrainTimeout),
            services.GetRequiredService<DurableEngine>().StopAsync(DrainTimeout, _options.WallTime));
        if (_hasAppStarted) await _app!.StopAsync(cancellation);
        services.GetRequiredService<WorkerConnection>().Close();
        await _host.StopAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_app is IAsyncDisposable disposable) await disposable.DisposeAsync();
        await _host.DisposeAsync();
    }

    private async Task StartPartsAsync(FunctionsApplicationBuilder builder, IConfiguration configuration, CancellationToken cancellation)
    {
        var services = _host.Services;
        var address = services.GetRequiredService<HostAddress>();
        await _host.StartAsync(cancellation);
        address.Rpc = AddressOf(_host.Services);

        Attach(builder, configuration);
        _app = builder.Build();
        var catalog = await StartWorkerAsync(_app, address, cancellation);
        services.GetRequiredService<TimerService>().Start(catalog);
        await services.GetRequiredService<DurableEngine>().StartAsync(catalog);
        services.GetRequiredService<ILogger<LocalFunctionsHost>>().Listening(catalog.All.Count, address.Http);
    }

    private async Task<FunctionCatalog> StartWorkerAsync(IHost app, HostAddress address, CancellationToken cancellation)
    {
        var services = _host.Services;
        await Starting.WaitAsync(cancellation);
        try
        {
            // Where the worker finds the app's assembly, and host.json for its routes.
            Environment.SetEnvironmentVariable("FUNCTIONS_APPLICATION_DIRECTORY", _options.AppDirectory);
            await app.StartAsync(cancellation);
            _hasAppStarted = true;
            // An app without HTTP functions need not have a server.
            address.Http = app.Services.GetService<IServer>() is null ? _options.Url : AddressOf(app.Services);

            var catalog = await services.GetRequiredService<WorkerConnection>().Ready.WaitAsync(_options.StartTimeout, _options.WallTime, cancellation);
            services.GetRequiredService<DurableClientBinding>().Set(address.Rpc, address.Http);
            services.GetRequiredService<HttpFront>().Open(catalog);
            return catalog;
        }
        finally
        {
            Starting.Release();
        }
    }

    private void Attach(FunctionsApplicationBuilder builder, IConfiguration configuration)
    {
        var services = _host.Services;
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Functions:Worker:HostEndpoint"] = services.GetRequiredService<HostAddress>().Rpc.ToString(),
            ["Functions:Worker:WorkerId"] = services.GetRequiredService<WorkerSecret>().Value,
            ["Functions:Worker:RequestId"] = "start",
            ["Functions:Worker:GrpcMaxMessageLength"] = $"{ProtocolLimits.MaxMessageBytes}",
            // The address that the worker's extension takes for the process; this host has one for each app.
            ["urls"] = "",
        });
        builder.Services.Configure<KestrelServerOptions>(server => server.Listen(_options.Url, configuration));
        builder.Services.AddSingleton<IStartupFilter>(services.GetRequiredService<HttpFront>());
        builder.Services.PostConfigure<HostFilteringOptions>(hosts =>
        {
            // A page in a browser cannot reach in under a name of its own that it lets lead to this machine.
            hosts.AllowedHosts = configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                ?? ["127.0.0.1", "localhost", "[::1]"];
            hosts.IncludeFailureMessage = false;
        });
    }

    private static Uri AddressOf(IServiceProvider services) =>
        new(services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
