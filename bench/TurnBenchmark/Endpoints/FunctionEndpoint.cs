using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost;
using StackExchange.Redis;

namespace ProcurementFunctions.Bench.TurnBenchmark.Endpoints;

/// <summary>What the same GET and SET cost as a function of the official worker: what the agent cannot come below here.</summary>
internal static class FunctionEndpoint
{
    public static async Task RunAsync(string redis, Func<Uri, Task> serveAsync)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis);
        await RunAsync(typeof(TurnFunction), services => services.AddSingleton(connection.GetDatabase()), serveAsync);
    }

    /// <summary>Serves the functions of one class.</summary>
    public static async Task RunAsync(Type functions, Action<IServiceCollection> configure, Func<Uri, Task> serveAsync)
    {
        var state = Directory.CreateTempSubdirectory("turn-function-");
        var app = FunctionsApplication.CreateBuilder([]);
        app.ConfigureFunctionsWebApplication();
        app.Logging.ClearProviders();
        configure(app.Services);
        app.Services.AddSingleton<IFunctionMetadataProvider>(new ReflectedFunctions(functions));
        await using (var host = await LocalFunctionsHost.StartAsync(app, new FunctionsHostOptions
        {
            Url = new Uri("http://127.0.0.1:0"),
            StateDirectory = state.FullName,
            ConfigureLogging = static _ => { },
        }))
        {
            await serveAsync(host.Url);
        }

        state.Delete(recursive: true);
    }

    internal sealed class TurnFunction(IDatabase database)
    {
        [Function("Turn")]
        public async Task<IResult> RunAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/turn/{user}")] HttpRequest request, string user)
        {
            await BareEndpoint.TurnAsync(request, user, database);
            return Results.Bytes("{}"u8.ToArray(), "application/json");
        }
    }
}
