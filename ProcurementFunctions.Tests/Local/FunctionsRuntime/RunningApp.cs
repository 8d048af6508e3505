using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsRuntime;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime;

/// <summary>An app of the given function types on a free port, with a state directory of its own.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly IHost _host;

    private RunningApp(IHost host)
    {
        _host = host;
        Http = new HttpClient { BaseAddress = host.Services.GetRequiredService<FunctionsRuntimeAddress>().Url };
    }

    /// <summary>How long a test waits for what should come at once.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    public HttpClient Http { get; }

    public IServiceProvider Services => _host.Services;

    public static Task<RunningApp> StartAsync(params Type[] functions) => StartAsync(static _ => { }, functions);

    public static async Task<RunningApp> StartAsync(Action<FunctionsApplicationBuilder> configure, params Type[] functions)
    {
        var host = Builder(configure, functions).Build();
        await host.StartAsync();
        return new RunningApp(host);
    }

    public static FunctionsApplicationBuilder Builder(Action<FunctionsApplicationBuilder> configure, params Type[] functions)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.ConfigureFunctionsWebApplication();
        builder.Logging.ClearProviders();
        builder.Services.Configure<FunctionsRuntimeOptions>(options =>
        {
            options.Url = new Uri("http://127.0.0.1:0");
            options.StateDirectory = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
            options.Assemblies.Clear();
            foreach (var type in functions)
                options.FunctionTypes.Add(type);
        });
        configure(builder);
        return builder;
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
