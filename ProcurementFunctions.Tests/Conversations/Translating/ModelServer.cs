using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Tests.Conversations.Translating;

/// <summary>Speaks the wire formats of OpenAI's chat completions and of Ollama's chat; what it answers is staged by a test.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<ModelCall> _calls = [];

    private ModelServer(WebApplication app) => _app = app;

    /// <summary>Of the call's text; an answer of null: 429.</summary>
    public Func<ModelCall, Task<string?>> Answer { get; set; } = static _ => Task.FromResult<string?>("");

    public IReadOnlyList<ModelCall> Calls
    {
        get
        {
            lock (_calls) return [.. _calls];
        }
    }

    public string Address => _app.Urls.Single();

    public static async Task<ModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new ModelServer(builder.Build());
        server._app.MapPost("/v1/chat/completions", http => server.AnswerAsync(http, OpenAiOf));
        server._app.MapPost("/api/chat", http => server.AnswerAsync(http, OllamaOf));
        await server._app.StartAsync();
        return server;
    }

    /// <summary>The settings of an app that asks it.</summary>
    public Dictionary<string, string?> Settings(string provider) => new()
    {
        ["Model:Provider"] = provider,
        ["Model:Endpoint"] = provider == "ollama" ? Address : $"{Address}/v1/",
        ["Model:Name"] = "small",
        ["Model:Key"] = provider == "ollama" ? null : "secret-key",
        ["Model:Timeout"] = "00:00:05",
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http, Func<string, JsonObject> format)
    {
        var body = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
        var messages = body["messages"]!.AsArray();
        var call = new ModelCall(TextOf(messages[0]!), TextOf(messages[^1]!), http.Request.Headers.Authorization.ToString());
        lock (_calls) _calls.Add(call);
        var answer = await Answer(call) is { } text ? Results.Text(format(text).ToJsonString(), "application/json") : Results.StatusCode(429);
        await answer.ExecuteAsync(http);
    }

    private static string TextOf(JsonNode message) => message["content"] switch
    {
        JsonArray parts => string.Concat(parts.Select(part => (string?)part!["text"])),
        var text => (string?)text ?? "",
    };

    private static JsonObject OpenAiOf(string text) => new()
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1_700_000_000,
        ["model"] = "small",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["finish_reason"] = "stop",
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text },
        }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 100, ["completion_tokens"] = 20, ["total_tokens"] = 120 },
    };

    private static JsonObject OllamaOf(string text) => new()
    {
        ["model"] = "small",
        ["created_at"] = "2026-01-01T00:00:00Z",
        ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text },
        ["done"] = true,
        ["done_reason"] = "stop",
        ["prompt_eval_count"] = 100,
        ["eval_count"] = 20,
    };
}

/// <summary>What the model was asked.</summary>
internal sealed record ModelCall(string Instructions, string Text, string Authorization)
{
    public bool IsReading => Text.StartsWith('{');
}
