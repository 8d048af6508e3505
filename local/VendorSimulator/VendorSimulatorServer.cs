using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>
/// Simulated vendors over real HTTP on 127.0.0.1, each at <c>{Endpoint}/vendors/{vendorId}</c>. What was answered is in
/// SQLite before the answer leaves, so orders go on after a restart.
/// </summary>
public sealed class VendorSimulatorServer : IAsyncDisposable
{
    private const int MaxBodyBytes = 64 * 1024;

    private readonly WebApplication _app;

    private VendorSimulatorServer(WebApplication app) => _app = app;

    /// <summary>Where it listens, without a path.</summary>
    public Uri Endpoint => new(_app.Urls.First());

    /// <summary>Where webhooks go, without a path; they wait while it is null.</summary>
    public Uri? WebhookBase { get; set; }

    public static async Task<VendorSimulatorServer> StartAsync(
        VendorSimulatorOptions options, CancellationToken cancellation = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(options.LoggerFactory);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        await app.StartAsync(cancellation);
        return new VendorSimulatorServer(app) { WebhookBase = options.WebhookBase };
    }

    /// <summary>The base URL of one vendor.</summary>
    public Uri EndpointOf(string vendorId) => new(Endpoint, $"/vendors/{Uri.EscapeDataString(vendorId)}");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
