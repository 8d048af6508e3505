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

    /// <summary>Null: 429.</summary>
    public Func<ModelCall, Task<ModelReply?>> Answer { get; set; } = static _ => Task.FromResult<ModelReply?>("");

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

    private async Task AnswerAsync(HttpContext http, Func<ModelReply, JsonObject> format)
    {
        var body = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
        var messages = body["messages"]!.AsArray();
        var call = new ModelCall(TextOf(messages[0]!), TextOf(messages[^1]!), http.Request.Headers.Authorization.ToString())
        {
            Tools = [.. body["tools"]?.AsArray().Select(tool => (string)tool!["function"]!["name"]!) ?? []],
            Results = [.. messages.Where(message => (string?)message!["role"] == "tool").Select(message => TextOf(message!))],
        };
        lock (_calls) _calls.Add(call);
        var answer = await Answer(call) is { } reply ? Results.Text(format(reply).ToJsonString(), "application/json") : Results.StatusCode(429);
        await answer.ExecuteAsync(http);
    }

    private static string TextOf(JsonNode message) => message["content"] switch
    {
        JsonArray parts => string.Concat(parts.Select(part => (string?)part!["text"])),
        var text => (string?)text ?? "",
    };

    private static JsonObject OpenAiOf(ModelReply reply)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = reply.Text };
        if (reply.Calls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. reply.Calls.Select((call, index) => new JsonObject
            {
                ["id"] = $"call_{index}",
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = call.Arguments },
            })]);
        }

        return new()
        {
            ["id"] = "chatcmpl-1",
            ["object"] = "chat.completion",
            ["created"] = 1_700_000_000,
            ["model"] = "small",
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = reply.Calls.Count > 0 ? "tool_calls" : "stop", ["message"] = message }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = reply.Tokens, ["completion_tokens"] = 20, ["total_tokens"] = reply.Tokens + 20 },
        };
    }

    private static JsonObject OllamaOf(ModelReply reply)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = reply.Text ?? "" };
        if (reply.Calls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. reply.Calls.Select(call => new JsonObject
            {
                ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = JsonNode.Parse(call.Arguments) },
            })]);
        }

        return new()
        {
            ["model"] = "small",
            ["created_at"] = "2026-01-01T00:00:00Z",
            ["message"] = message,
            ["done"] = true,
            ["done_reason"] = "stop",
            ["prompt_eval_count"] = reply.Tokens,
            ["eval_count"] = 20,
        };
    }
}

/// <summary>What a model answers: a text, or calls of tools with arguments as JSON.</summary>
/// <param name="Tokens">That it says it was sent.</param>
internal sealed record ModelReply(string? Text, IReadOnlyList<(string Tool, string Arguments)> Calls, int Tokens = 100)
{
    public static implicit operator ModelReply(string text) => new(text, []);

    public static ModelReply Call(params (string Tool, string Arguments)[] calls) => new(null, calls);
}

/// <summary>What the model was asked.</summary>
internal sealed record ModelCall(string Instructions, string Text, string Authorization)
{
    public bool IsReading => Instructions.StartsWith("You translate what a buyer says", StringComparison.Ordinal);

    public bool IsAnswering => Instructions.StartsWith("You answer a question", StringComparison.Ordinal);

    /// <summary>The tools that it was offered.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>All that tools gave so far.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];
}
