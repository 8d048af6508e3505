using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Bench.TurnBenchmark.Endpoints;

/// <summary>The least that a request can be: read the body and answer, by Kestrel alone and as a function of the official worker.</summary>
internal static class PlainEndpoint
{
    public static async Task RunBareAsync(Func<Uri, Task> serveAsync)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/{user}", async http =>
        {
            await BareEndpoint.ReadAsync(http.Request);
            await BareEndpoint.AnswerAsync(http.Response, "{}"u8.ToArray());
        });
        await app.StartAsync();
        await serveAsync(new Uri(app.Urls.First()));
        await app.StopAsync();
    }

    public static Task RunFunctionAsync(Func<Uri, Task> serveAsync) => FunctionEndpoint.RunAsync(typeof(PlainFunction), _ => { }, serveAsync);

    internal static class PlainFunction
    {
        [Function("Plain")]
        public static async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/plain")] HttpRequest request)
        {
            await BareEndpoint.ReadAsync(request);
            return Results.Bytes("{}"u8.ToArray(), "application/json");
        }
    }
}
