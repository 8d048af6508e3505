using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ProcurementFunctions.Tests.Local.VendorSimulator;

/// <summary>A firm's webhook address: takes what comes, and refuses as often as it was told to.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<ReceivedWebhook> _received = Channel.CreateUnbounded<ReceivedWebhook>();
    private readonly WebApplication _app;
    private int _refusals;

    private WebhookReceiver(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>What is answered where it does not refuse; a redirect leads to another path here.</summary>
    public int Answer { get; set; } = 200;

    public static async Task<WebhookReceiver> StartAsync(int refusals = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        var receiver = new WebhookReceiver(builder.Build()) { _refusals = refusals };
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public async Task<ReceivedWebhook> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _received.Reader.ReadAsync(patience.Token);
    }

    public bool HasMore => _received.Reader.TryPeek(out _);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        context.Response.StatusCode = Interlocked.Decrement(ref _refusals) >= 0 ? 503 : Answer;
        if (Answer is >= 300 and < 400) context.Response.Headers.Location = "/elsewhere";
        _received.Writer.TryWrite(
            new(context.Request.Path, body, context.Request.Headers["X-Signature"].ToString(), context.Response.StatusCode));
    }
}

internal sealed record ReceivedWebhook(string? Path, string Body, string Signature, int Answer);
