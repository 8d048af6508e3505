using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost.Apps;
using ProcurementFunctions.Local.FunctionsHost.Durable;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Hosting;
using ProcurementFunctions.Local.FunctionsHost.Http;
using ProcurementFunctions.Local.FunctionsHost.Protocol;
using ProcurementFunctions.Local.FunctionsHost.Timers;

namespace ProcurementFunctions.Local.FunctionsHost;

/// <summary>
/// Hosts a function app on one machine: the app runs in the unmodified official worker, in this process or in one of its own,
/// and the worker speaks to this host as it speaks to the Functions host.
/// </summary>
public sealed class LocalFunctionsHost : IAsyncDisposable
{
    /// <summary>The worker reads its directory in the environment of the process while it starts: one app at a time.</summary>
    private static readonly SemaphoreSlim Starting = new(1);

    private readonly WebApplication _host;
    private readonly FunctionsHostOptions _options;
    private readonly Lock _toStop = new();
    private IHostedApp? _app;
    private TimerService? _timers;
    private DurableEngine? _engine;
    private Task? _stopping;

    private LocalFunctionsHost(WebApplication host, FunctionsHostOptions options) => (_host, _options) = (host, options);

    /// <summary>Where the app answers.</summary>
    public Uri Url => Part<HostAddress>().Http;

    /// <summary>The app's services.</summary>
    /// <exception cref="InvalidOperationException">The app runs in a process of its own.</exception>
    public IServiceProvider Services => _app?.Services ?? throw new InvalidOperationException("The app does not run in this process.");

    /// <summary>The official durable client, as the app's functions get it.</summary>
    public DurableTaskClient DurableClient => Part<HostDurableClient>().Value;

    /// <summary>Whether no orchestration has anything to do now.</summary>
    public bool IsIdle => Part<SqliteOrchestrationService>().IsIdle;

    /// <summary>Ends with the reason when the host cannot go on by itself; whoever runs it should then stop it.</summary>
    public Task<Exception> Failed => Part<HostFailure>().Task;

    internal IServiceProvider HostServices => _host.Services;

    /// <summary>Builds the app and starts it in this process; returns when all its functions are loaded and it answers.</summary>
    /// <param name="app">The app, all but built. Make it with <see cref="WorkerApp"/>.</param>
    /// <param name="options">How to host it.</param>
    /// <param name="cancellation">Gives up the start.</param>
    /// <exception cref="FunctionsHostException">The app cannot be hosted as it is; the message names what is wrong.</exception>
    public static Task<LocalFunctionsHost> StartAsync(
        FunctionsApplicationBuilder app, FunctionsHostOptions options, CancellationToken cancellation = default)
    {
        var configuration = HostJson.Configuration(options.AppDirectory, app.Configuration);
        return StartAsync(options, configuration, parts => ActivatorUtilities.CreateInstance<InProcessApp>(parts, app), cancellation);
    }

    /// <summary>Starts an app in a process of its own; returns when all its functions are loaded and it answers. One that dies is started again.</summary>
    /// <param name="path">The app's assembly, in its directory with host.json.</param>
    /// <param name="settings">What the app is told, by configuration keys, beside the environment; null takes a variable away.</param>
    /// <param name="options">How to host it; its directory is that of the assembly.</param>
    /// <param name="cancellation">Gives up the start.</param>
    /// <exception cref="FunctionsHostException">The app cannot be hosted as it is; the message names what is wrong.</exception>
    public static Task<LocalFunctionsHost> StartProcessAsync(
        string path, IReadOnlyDictionary<string, string?> settings, FunctionsHostOptions options, CancellationToken cancellation = default)
    {
        var own = options with { AppDirectory = Path.GetDirectoryName(Path.GetFullPath(path))! };
        var configuration = HostJson.Configuration(own.AppDirectory, new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(settings).Build());
        return StartAsync(
            own,
            configuration,
            parts => ActivatorUtilities.CreateInstance<ProcessApp>(
                parts, ActivatorUtilities.CreateInstance<WorkerProcess>(parts, new AppAssembly(Path.GetFullPath(path), settings))),
            cancellation);
    }

    /// <summary>
    /// Takes no new work; requests, ticks and activities that run may end. What does not end in time is cancelled, and
    /// activities run again after the next start.
    /// </summary>
    public Task StopAsync(CancellationToken cancellation = default)
    {
        lock (_toStop) return _stopping ??= EndAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_app is not null) await _app.DisposeAsync();
        await _host.DisposeAsync();
    }

    private static async Task<LocalFunctionsHost> StartAsync(
        FunctionsHostOptions options, IConfiguration configuration, Func<IServiceProvider, IHostedApp> app, CancellationToken cancellation)
    {
        var host = new LocalFunctionsHost(HostServer.Build(options, configuration), options);
        try
        {
            await host.StartPartsAsync(app, cancellation);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    private async Task StartPartsAsync(Func<IServiceProvider, IHostedApp> app, CancellationToken cancellation)
    {
        var address = Part<HostAddress>();
        await _host.StartAsync(cancellation);
        address.Rpc = HostServer.AddressOf(_host.Services);
        _app = app(_host.Services);
        var catalog = await StartAppAsync(_app, address, cancellation);
        _timers = Part<TimerService>();
        _timers.Start(catalog);
        _engine = Part<DurableEngine>();
        await _engine.StartAsync(catalog);
        Part<ILogger<LocalFunctionsHost>>().Listening(catalog.All.Count, address.Http);
    }

    private async Task<FunctionCatalog> StartAppAsync(IHostedApp app, HostAddress address, CancellationToken cancellation)
    {
        await Starting.WaitAsync(cancellation);
        try
        {
            address.Http = await app.StartAsync(cancellation);
            var catalog = await Part<WorkerConnection>().Ready.WaitAsync(_options.StartTimeout, _options.WallTime, cancellation);
            Part<DurableClientBinding>().Set(address.Rpc, address.Http);
            Part<HttpFront>().Open(catalog);
            return catalog;
        }
        finally
        {
            Starting.Release();
        }
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        // Nobody waits any more for an app that is not there.
        Part<WorkerConnection>().Fail(new WorkerGoneException());
        Part<HttpFront>().Close();
        await Task.WhenAll(
            _timers?.StopAsync(_options.StopTimeout) ?? Task.CompletedTask,
            _engine?.StopAsync(_options.StopTimeout, _options.WallTime) ?? Task.CompletedTask);
        if (_app is not null) await _app.StopAsync(cancellation);
        Part<WorkerConnection>().Close();
        await _host.StopAsync(cancellation);
    }

    private T Part<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();
}
