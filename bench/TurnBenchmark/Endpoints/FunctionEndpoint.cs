using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsRuntime;
using StackExchange.Redis;

namespace ProcurementFunctions.Bench.TurnBenchmark.Endpoints;

/// <summary>What the same GET and SET cost as a function of the local runtime: what the agent cannot come below here.</summary>
internal static class FunctionEndpoint
{
    public static async Task RunAsync(string redis, Func<Uri, Task> serveAsync)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis);
        var state = Directory.CreateTempSubdirectory("turn-function-");
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.ConfigureFunctionsWebApplication();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(connection.GetDatabase());
        builder.Services.Configure<FunctionsRuntimeOptions>(options =>
        {
            options.Url = new Uri("http://127.0.0.1:0");
            options.StateDirectory = state.FullName;
            options.Assemblies.Clear();
            options.FunctionTypes.Add(typeof(TurnFunction));
        });
        using var host = builder.Build();
        await host.StartAsync();
        await serveAsync(host.Services.GetRequiredService<FunctionsRuntimeAddress>().Url);
        await host.StopAsync();
        state.Delete(recursive: true);
    }

    internal sealed class TurnFunction(IDatabase database)
    {
        [Function("Turn")]
        public async Task<IResult> RunAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "turn/{user}")] HttpRequest request, string user)
        {
            await BareEndpoint.TurnAsync(request, user, database);
            return Results.Bytes("{}"u8.ToArray(), "application/json");
        }
    }
}
