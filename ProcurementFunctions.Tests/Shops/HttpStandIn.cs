using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ProcurementFunctions.Tests.Shops;

/// <summary>A server of ours that speaks a shop's documented formats; it can be away, busy or slow. No real shop is behind it.</summary>
internal abstract class HttpStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    protected HttpStandIn()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    public string Url => _app.Urls.First();

    /// <summary>Answers every call with this status; 0: as it should.</summary>
    public int Failing { get; set; }

    /// <summary>So many next calls are answered with 429 and a <c>Retry-After</c>.</summary>
    public int Busy { get; set; }

    /// <summary>What it says in <c>Retry-After</c>, in seconds.</summary>
    public int RetryAfter { get; set; }

    /// <summary>Called after a change was made and before it is answered: throw to lose the answer.</summary>
    public Action? BeforeAnswer { get; set; }

    public int Requests => _requests;

    /// <summary>Each call: method, path with query, body.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    protected Lock Guard { get; } = new();

    public Task StartAsync() => _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    protected abstract bool IsSignedIn(HttpRequest request);

    /// <summary>The answer; null: 404.</summary>
    protected abstract JsonNode? Answer(HttpRequest request, string body, IHeaderDictionary headers);

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Interlocked.Increment(ref _requests);
        Calls.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {body}");
        if (Failing != 0) context.Response.StatusCode = Failing;
        else if (!IsSignedIn(context.Request)) context.Response.StatusCode = 401;
        else if (Busy > 0)
        {
            Busy--;
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = RetryAfter.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        else await AnswerAsync(context, body);
    }

    private async Task AnswerAsync(HttpContext context, string body)
    {
        JsonNode? answer;
        lock (Guard) answer = Answer(context.Request, body, context.Response.Headers);
        if (BeforeAnswer is { } lose && context.Request.Method != "GET")
        {
            lose();
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer is null ? 404 : 200;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer?.ToJsonString() ?? """{"code":"not_found"}"""));
    }
}
