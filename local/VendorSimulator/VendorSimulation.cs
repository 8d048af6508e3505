using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.VendorSimulator.Orders;
using ProcurementFunctions.Local.VendorSimulator.Quotes;
using ProcurementFunctions.Local.VendorSimulator.Storage;
using ProcurementFunctions.Local.VendorSimulator.Webhooks;

namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>The parts of a simulator that live as long as it does.</summary>
internal sealed class VendorSimulation : IDisposable
{
    private readonly SimulatorDatabase _database;
    private readonly HttpClient _http =
        new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly TimeProvider _time;
    private volatile Uri? _webhookBase;

    public VendorSimulation(VendorSimulatorOptions options)
    {
        _time = options.Time;
        _webhookBase = options.WebhookBase;
        Draw = new SeededDraw(options.Seed);
        Vendors = new VendorDirectory(options, Draw);
        _database = new SimulatorDatabase(options.DatabasePath);
        Webhooks = new WebhookTable(_database);
        Quotes = new QuoteTable(_database);
        Quotes.Forget(Now - options.QuoteValidity);
        Orders = new OrderTable(_database);
        var sender = new WebhookSender(
            Webhooks, Vendors, _http, options.WallTime, options.LoggerFactory.CreateLogger<WebhookSender>());
        Scheduler = new WebhookScheduler(
            Webhooks, sender, Signal, options.Time, options.WallTime, () => WebhookBase,
            options.LoggerFactory.CreateLogger<WebhookScheduler>());
    }

    public SeededDraw Draw { get; }

    public VendorDirectory Vendors { get; }

    public QuoteTable Quotes { get; }

    public OrderTable Orders { get; }

    public WebhookTable Webhooks { get; }

    public WebhookSignal Signal { get; } = new();

    public WebhookScheduler Scheduler { get; }

    public DateTimeOffset Now => _time.GetUtcNow();

    public Uri? WebhookBase
    {
        get => _webhookBase;
        set
        {
            _webhookBase = value;
            Signal.Wake();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _database.Dispose();
    }
}
