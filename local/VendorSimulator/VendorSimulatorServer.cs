using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using ProcurementFunctions.Local.VendorSimulator.Orders;
using ProcurementFunctions.Local.VendorSimulator.Webhooks;

namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>
/// Simulated vendors over real HTTP on 127.0.0.1, each at <c>{Endpoint}/vendors/{vendorId}</c>. What was answered is in
/// SQLite before the answer leaves, so orders go on after a restart.
/// </summary>
public sealed class VendorSimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly VendorSimulation _simulation;
    private readonly CancellationTokenSource _stop = new();
    private Task _scheduler = Task.CompletedTask;

    private VendorSimulatorServer(WebApplication app, VendorSimulation simulation)
    {
        _app = app;
        _simulation = simulation;
    }

    /// <summary>Where it listens, without a path.</summary>
    public Uri Endpoint => new(_app.Urls.First());

    /// <summary>Where webhooks go, without a path; while it is null they wait.</summary>
    public Uri? WebhookBase
    {
        get => _simulation.WebhookBase;
        set => _simulation.WebhookBase = value;
    }

    /// <exception cref="ArgumentException">A vendor or an offer makes no sense.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<VendorSimulatorServer> StartAsync(
        VendorSimulatorOptions options, CancellationToken cancellation = default)
    {
        var simulation = new VendorSimulation(options);
        var app = VendorSimulatorApp.Build(options, simulation);
        var server = new VendorSimulatorServer(app, simulation);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
        server._scheduler = Task.Run(() => simulation.Scheduler.RunAsync(server._stop.Token), CancellationToken.None);
        return server;
    }

    /// <summary>The base URL of one vendor.</summary>
    public Uri EndpointOf(string vendorId) => new(Endpoint, $"/vendors/{Uri.EscapeDataString(vendorId)}");

    public VendorProfile ProfileOf(string vendorId) => _simulation.Vendors.Get(vendorId).Profile;

    /// <summary>From now on the vendor behaves so; orders that it has taken go on as they were going to.</summary>
    public void SetProfile(string vendorId, VendorProfile profile) => _simulation.Vendors.Get(vendorId).Profile = profile;

    public VendorCalls CallsTo(string vendorId) => _simulation.Vendors.Get(vendorId).Calls.Read();

    /// <summary>The orders that were taken, those from before a restart among them.</summary>
    public IReadOnlyList<ReceivedOrder> ReceivedOrders(string? vendorId = null) =>
        [.. _simulation.Orders.List(vendorId).Select(Received)];

    public VendorOrderCounts OrderCounts(string vendorId)
    {
        var orders = _simulation.Orders.List(vendorId);
        return new VendorOrderCounts(orders.Count, orders.Sum(order => order.Calls - 1));
    }

    /// <summary>The webhooks of all orders, sent or to be sent, by the time of what they tell.</summary>
    public IReadOnlyList<SentWebhook> Webhooks(string? vendorId = null) => _simulation.Webhooks.List(vendorId);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _scheduler;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _simulation.Dispose();
        _stop.Dispose();
    }

    private ReceivedOrder Received(StoredOrder order)
    {
        var facts = order.Facts;
        return new ReceivedOrder(
            order.VendorId,
            facts.OrderNumber,
            facts.VendorOrderId,
            facts.Line.Sku,
            facts.Line.Quantity,
            facts.Line.UnitPrice,
            facts.ReceivedAt,
            facts.PromisedAt,
            JsonNamingPolicy.CamelCase.ConvertName(facts.StatusAt(_simulation.Now).ToString()),
            order.Calls,
            order.Conflicts)
        {
            Lines = [.. facts.AllLines().Select(one => new ReceivedLine(one.Line.Sku, one.Line.Quantity, one.Line.UnitPrice))],
            ShippingCost = facts.ShippingCost,
        };
    }
}
