using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.VendorSimulator.Http;
using ProcurementFunctions.Local.VendorSimulator.Orders;
using ProcurementFunctions.Local.VendorSimulator.Quotes;
using ProcurementFunctions.Local.VendorSimulator.SignIn;

namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>The web application of a simulator: its limits and its routes.</summary>
internal static class VendorSimulatorApp
{
    private const int MaxBodyBytes = 64 * 1024;
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(3);

    public static WebApplication Build(VendorSimulatorOptions options, VendorSimulation simulation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(options.LoggerFactory);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownLimit);
        var app = builder.Build();
        var problems = new ProblemMiddleware(options.LoggerFactory.CreateLogger<ProblemMiddleware>());
        app.Use(next => context => problems.InvokeAsync(context, next));
        app.UseRouting();
        Map(app, options, simulation);
        return app;
    }

    private static void Map(WebApplication app, VendorSimulatorOptions options, VendorSimulation simulation)
    {
        var tokens = new AccessTokens(options.WallTime, options.TokenLifetime);
        var gate = new VendorGate(simulation.Vendors, tokens, simulation.Draw, options.WallTime, app.Lifetime);
        var transient = new TransientFailures(simulation.Draw);
        var token = new TokenEndpoint(tokens);
        var quotes = new QuoteEndpoint(simulation.Quotes, transient, simulation.Draw, options.Time, options.QuoteValidity);
        var orders = new OrderEndpoints(
            simulation.Orders, simulation.Quotes, simulation.Signal, transient, gate, simulation.Draw, options.Time);

        app.MapPost("/vendors/{vendorId}/oauth/token", gate.Open(VendorOperation.Token, token.IssueAsync));
        app.MapPost("/vendors/{vendorId}/quotes", gate.Open(VendorOperation.Quote, quotes.GiveAsync));
        app.MapPost("/vendors/{vendorId}/quotes/joint", gate.Open(VendorOperation.Quote, quotes.GiveJointAsync));
        app.MapPost("/vendors/{vendorId}/orders", gate.Open(VendorOperation.Order, orders.PlaceAsync));
        app.MapGet("/vendors/{vendorId}/orders/{orderNumber}", gate.Open(VendorOperation.Lookup, orders.ReadAsync));
        app.MapPost("/vendors/{vendorId}/orders/{orderNumber}/cancel", gate.Open(VendorOperation.Cancel, orders.CancelAsync));
    }
}
