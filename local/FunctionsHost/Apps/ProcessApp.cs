using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Local.FunctionsHost.Hosting;
using ProcurementFunctions.Local.FunctionsHost.Http;
using ProcurementFunctions.Local.FunctionsHost.Protocol;
using Yarp.ReverseProxy.Forwarder;

namespace ProcurementFunctions.Local.FunctionsHost.Apps;

/// <summary>
/// An app in a process of its own. The host listens for callers, and hands each request on to the worker's own server.
/// </summary>
internal sealed class ProcessApp(
    WorkerProcess process, WorkerConnection connection, HttpFront front, FunctionsHostOptions options, IConfiguration configuration) : IHostedApp
{
    private static readonly ForwarderRequestConfig NoLimit = new() { ActivityTimeout = Timeout.InfiniteTimeSpan };
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
    });

    private WebApplication? _server;

    public IServiceProvider? Services => null;

    public async Task<Uri> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(options.Url, configuration));
        builder.Services.AddRouting().AddHttpForwarder().AddHostFiltering(static (HostFilteringOptions _) => { });
        builder.Services.AllowHosts(configuration);
        _server = builder.Build();
        front.Configure(worker => worker.Run(ForwardAsync))(_server);
        await _server.StartAsync(cancellation);
        process.Start();
        return HostServer.AddressOf(_server.Services);
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        if (_server is not null) await _server.StopAsync(cancellation);
        await process.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
        _http.Dispose();
    }

    private async Task ForwardAsync(HttpContext http)
    {
        if (connection.HttpUri is not { } worker) throw new WorkerGoneException();
        var error = await http.RequestServices.GetRequiredService<IHttpForwarder>()
            .SendAsync(http, worker.GetLeftPart(UriPartial.Authority), _http, NoLimit, CallerHeaders.Instance);
        // What is wrong with the caller's own request is in the status already.
        if (error is ForwarderError.None or ForwarderError.RequestBodyClient || http.Response.HasStarted || http.RequestAborted.IsCancellationRequested) return;
        throw new WorkerGoneException();
    }

    /// <summary>Tells the worker who called, as the Functions host does.</summary>
    private sealed class CallerHeaders : HttpTransformer
    {
        public static readonly CallerHeaders Instance = new();

        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.Headers.Host = null;
            proxyRequest.Headers.Add("X-Forwarded-Host", httpContext.Request.Host.Value);
            proxyRequest.Headers.Add("X-Forwarded-Proto", httpContext.Request.Scheme);
            if (httpContext.Connection.RemoteIpAddress is { } caller) proxyRequest.Headers.Add("X-Forwarded-For", caller.ToString());
        }
    }
}
