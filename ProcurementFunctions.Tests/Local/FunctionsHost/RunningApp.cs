using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost;

namespace ProcurementFunctions.Tests.Local.FunctionsHost;

/// <summary>An app of the given function classes in the official worker, on a free port, with a state directory of its own.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private RunningApp(LocalFunctionsHost host)
    {
        Host = host;
        Http = new HttpClient { BaseAddress = host.Url };
    }

    /// <summary>How long a test waits for what should come at once.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    public LocalFunctionsHost Host { get; }

    public HttpClient Http { get; }

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => Host.Services;

    public DurableTaskClient Durable => Host.DurableClient;

    public static Task<RunningApp> StartAsync(params Type[] functions) => StartAsync(static _ => { }, functions);

    public static Task<RunningApp> StartAsync(Action<FunctionsApplicationBuilder> configure, params Type[] functions) =>
        StartAsync(configure, Options(), functions);

    public static async Task<RunningApp> StartAsync(Action<FunctionsApplicationBuilder> configure, FunctionsHostOptions options, params Type[] functions) =>
        new(await LocalFunctionsHost.StartAsync(Builder(configure, functions), options));

    /// <summary>The directory of an app whose routes begin with the usual prefix, unlike those of ours.</summary>
    private static readonly Lazy<string> Directory = new(() => DirectoryWithPrefix("api"));

    /// <summary>On a free port, in a directory of its own, without a word on the console.</summary>
    public static FunctionsHostOptions Options() => new()
    {
        AppDirectory = Directory.Value,
        Url = new Uri("http://127.0.0.1:0"),
        StateDirectory = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        ConfigureLogging = static _ => { },
    };

    public static FunctionsApplicationBuilder Builder(Action<FunctionsApplicationBuilder> configure, params Type[] functions) =>
        WorkerApp.CreateBuilder(() =>
        {
            var builder = FunctionsApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
            builder.ConfigureFunctionsWebApplication();
            builder.ConfigureDurableExtension();
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<IFunctionMetadataProvider>(new ReflectedFunctions(functions));
            configure(builder);
            return builder;
        });

    /// <summary>A directory with the functions of the tests, and our host.json but for the prefix.</summary>
    public static string DirectoryWithPrefix(string prefix)
    {
        var directory = System.IO.Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "apps", $"of-{prefix}")).FullName;
        var functions = typeof(RunningApp).Assembly.Location;
        File.Copy(functions, Path.Combine(directory, Path.GetFileName(functions)), overwrite: true);
        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")))!;
        settings["extensions"]!["http"]!["routePrefix"] = prefix;
        File.WriteAllText(Path.Combine(directory, "host.json"), settings.ToJsonString());
        return directory;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }
}
