using ProcurementFunctions.Local.AppHost;

namespace ProcurementFunctions.Bench.TurnBenchmark.Endpoints;

/// <summary>
/// Serves one endpoint in this process until its input ends. Says where it answers in the line <c>ready URL</c>.
/// </summary>
internal static class EndpointServer
{
    public static async Task RunAsync(string endpoint, string redis)
    {
        if (endpoint == EndpointNames.Agent) await RunAgentAsync(redis);
        else if (endpoint == EndpointNames.Bare) await PlainEndpoint.RunBareAsync(UntilInputEndsAsync);
        else if (endpoint == EndpointNames.Plain) await PlainEndpoint.RunFunctionAsync(UntilInputEndsAsync);
        else if (endpoint == EndpointNames.Function) await FunctionEndpoint.RunAsync(redis, UntilInputEndsAsync);
        else await BareEndpoint.RunAsync(endpoint, redis, UntilInputEndsAsync);
    }

    /// <summary>The real app with the sample shop; only its Redis is the given one.</summary>
    private static async Task RunAgentAsync(string redis)
    {
        var state = Directory.CreateTempSubdirectory("turn-benchmark-");
        try
        {
            await using var cloud = await LocalCloud.StartAsync(new() { StateFolder = state.FullName, Redis = redis });
            await UntilInputEndsAsync(cloud.Url);
        }
        finally
        {
            state.Delete(recursive: true);
        }
    }

    private static async Task UntilInputEndsAsync(Uri url)
    {
        await Console.Out.WriteLineAsync($"ready {url.GetLeftPart(UriPartial.Authority)}");
        while (await Console.In.ReadLineAsync() is not null)
        {
        }
    }
}
