using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost.Hosting;
using ProcurementFunctions.Local.FunctionsHost.Http;

namespace ProcurementFunctions.Local.FunctionsHost.Apps;

/// <summary>An app in this process: the worker's own server takes the requests, with the host's front before its pipeline.</summary>
internal sealed class InProcessApp(
    FunctionsApplicationBuilder builder, WorkerSettings settings, HttpFront front, FunctionsHostOptions options, IConfiguration configuration) : IHostedApp
{
    private IHost? _app;
    private bool _hasStarted;

    public IServiceProvider? Services => _app?.Services;

    public async Task<Uri> StartAsync(CancellationToken cancellation)
    {
        Attach();
        _app = builder.Build();
        await _app.StartAsync(cancellation);
        _hasStarted = true;
        // An app without HTTP functions need not have a server.
        return _app.Services.GetService<IServer>() is null ? options.Url : HostServer.AddressOf(_app.Services);
    }

    public Task StopAsync(CancellationToken cancellation) => _hasStarted ? _app!.StopAsync(cancellation) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_app is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }

    private void Attach()
    {
        builder.Configuration.AddInMemoryCollection(settings.Values);
        Environment.SetEnvironmentVariable(WorkerSettings.AppDirectoryVariable, options.AppDirectory);
        // What the host would leave out is not sent to it.
        builder.Logging.AddConfiguration(configuration.GetSection(HostJson.Key("logging")));
        builder.Services.Configure<KestrelServerOptions>(server => server.Listen(options.Url, configuration));
        builder.Services.AddSingleton<IStartupFilter>(front);
        builder.Services.AllowHosts(configuration);
    }
}
