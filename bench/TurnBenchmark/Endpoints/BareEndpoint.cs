using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace ProcurementFunctions.Bench.TurnBenchmark.Endpoints;

/// <summary>The least that a turn can be: read the body, GET the user's value, SET it.</summary>
internal static class BareEndpoint
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public static async Task RunAsync(string name, string redis, Func<Uri, Task> serveAsync)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var database = connection.GetDatabase();
        app.MapPost("/{user}", name == EndpointNames.TurnJson
            ? http => TurnJsonAsync(http, database)
            : http => TurnAsync(http, database));
        await app.StartAsync();
        await serveAsync(new Uri(app.Urls.First()));
        await app.StopAsync();
    }

    /// <summary>The key of a user's value.</summary>
    public static string KeyOf(string user) => $"turn:{user}";

    private static async Task TurnAsync(HttpContext http, IDatabase database)
    {
        await TurnAsync(http.Request, (string)http.Request.RouteValues["user"]!, database);
        await AnswerAsync(http.Response, "{}"u8.ToArray());
    }

    /// <summary>The turn without its answer.</summary>
    public static async Task TurnAsync(HttpRequest request, string user, IDatabase database)
    {
        await ReadAsync(request);
        RedisKey key = KeyOf(user);
        var value = await database.StringGetAsync(key);
        await database.StringSetAsync(key, value, Lifetime);
    }

    private static async Task TurnJsonAsync(HttpContext http, IDatabase database)
    {
        var message = JsonSerializer.Deserialize(await ReadAsync(http.Request), TalkJson.Default.Said)!;
        RedisKey key = KeyOf((string)http.Request.RouteValues["user"]!);
        byte[] stored = (await database.StringGetAsync(key))!;
        var talk = JsonSerializer.Deserialize(stored, TalkJson.Default.Talk)!.Continue(message);
        await database.StringSetAsync(key, JsonSerializer.SerializeToUtf8Bytes(talk, TalkJson.Default.Talk), Lifetime);
        await AnswerAsync(http.Response, JsonSerializer.SerializeToUtf8Bytes(message, TalkJson.Default.Said));
    }

    /// <summary>The body of a request.</summary>
    public static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        var body = new byte[(int)request.ContentLength!.Value];
        await request.Body.ReadExactlyAsync(body);
        return body;
    }

    /// <summary>Answers with JSON.</summary>
    public static async Task AnswerAsync(HttpResponse response, byte[] body)
    {
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
    }
}
