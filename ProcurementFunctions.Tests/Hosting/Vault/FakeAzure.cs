using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Tests.Hosting.Vault;

/// <summary>A server on this machine that, as Azure's services, answers those alone that bring a token.</summary>
internal sealed class FakeAzure : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _requests = new();

    private FakeAzure(WebApplication app) => _app = app;

    public string Url { get; private set; } = "";

    /// <summary>As <c>GET /secrets</c>, the unauthorized ones not among them.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>When set, answers instead of the service.</summary>
    public Func<HttpContext, IResult?>? Instead { get; set; }

    public static async Task<FakeAzure> StartAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = new FakeAzure(builder.Build());
        server._app.Urls.Add("http://127.0.0.1:0");
        server._app.Use(server.SignInAsync);
        server._app.UseRouting();
        map(server._app);
        await server._app.StartAsync();
        server.Url = server._app.Urls.First();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task SignInAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers.Authorization != $"Bearer {TestIdentity.Token}")
        {
            http.Response.Headers.WWWAuthenticate = "Bearer authorization=\"https://login.invalid/tenant\", resource=\"https://vault.azure.net\"";
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        _requests.Enqueue($"{http.Request.Method} {http.Request.Path}");
        if (Instead?.Invoke(http) is { } instead) await instead.ExecuteAsync(http);
        else await next(http);
    }
}
