using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>
/// One year of the whole app and its simulated vendors by one policy. The firm's clock stands still while a day's sales are
/// booked and the stock is checked, and goes on in steps of six hours as soon as the app has nothing left to do.
/// </summary>
internal sealed class YearRun : IDisposable
{
    private const int Attempts = 60;
    private static readonly TimeSpan Step = TimeSpan.FromHours(6);

    private readonly YearShop _shop;
    private readonly Policy _policy;
    private readonly FakeTimeProvider _time;
    private readonly HttpClient _admin;
    private readonly IInventoryStore _inventory;
    private readonly IPurchaseStore _purchases;
    private readonly IOperationsStore _operations;
    private readonly StockAssessor _assessor;
    private readonly Dictionary<string, List<ItemDay>> _items;
    private readonly List<(decimal, long)> _days = [];
    private StockPolicy _stockPolicy = null!;
    private long _missed;

    private YearRun(YearShop shop, Policy policy, LocalCloud cloud, FakeTimeProvider time)
    {
        (_shop, _policy, _time) = (shop, policy, time);
        _admin = cloud.CreateClient("admin", "admin", "buyer");
        _inventory = cloud.Services.GetRequiredService<IInventoryStore>();
        _purchases = cloud.Services.GetRequiredService<IPurchaseStore>();
        _assessor = cloud.Services.GetRequiredService<StockAssessor>();
        _items = shop.Items.ToDictionary(item => item.Sku, _ => new List<ItemDay>());
        _operations = cloud.Services.GetRequiredService<IOperationsStore>();
    }

    public static async Task<YearResult> RunAsync(YearShop shop, Policy policy, int days)
    {
        var folder = Directory.CreateTempSubdirectory("simulated-year-").FullName;
        try
        {
            shop.Write(Path.Combine(folder, "data"), policy);
            var time = new FakeTimeProvider(new(shop.Start, new TimeOnly(8, 0), TimeSpan.Zero));
            await using var cloud = await LocalCloud.StartAsync(new()
            {
                StateFolder = Path.Combine(folder, "state"),
                DataFolder = Path.Combine(folder, "data"),
                FirmTime = time,
                AdjustVendor = (vendor, _) => YearShop.ProfileOf(vendor.Id),
                Settings = new Dictionary<string, string?>
                {
                    // The run itself says when the stock is checked, and no process dies in it.
                    ["InventoryCheckSchedule"] = "0 0 0 29 2 *",
                    ["PurchaseSweepSchedule"] = "0 0 0 29 2 *",
                    ["CleanupSchedule"] = "0 0 0 29 2 *",
                    ["Logging:LogLevel:Default"] = "Warning",
                },
            });
            using var run = new YearRun(shop, policy, cloud, time);
            return await run.RunAsync(days);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private bool HasFixedLevels => _policy is Policy.FixedPoint or Policy.MinMax;

    public void Dispose() => _admin.Dispose();

    private async Task<YearResult> RunAsync(int days)
    {
        await BuyByItselfAsync();
        _stockPolicy = StockPolicy.Of((await _operations.ReadAsync(default)).Document, new HashSet<string>());
        if (!HasFixedLevels) await ImportAsync(_shop.History());
        var demand = _shop.Items.ToDictionary(item => item.Sku, _shop.DemandOf);
        for (var day = 0; day < days; day++)
        {
            await SellAsync(day, demand);
            using (await PostAsync("api/inventory/check", () => null)) { }
            await QuietAsync();
            for (var passed = TimeSpan.Zero; passed < TimeSpan.FromDays(1); passed += Step)
            {
                _time.Advance(Step);
                await QuietAsync();
            }

            if (day % 30 == 29) Console.WriteLine($"{_shop.Name}, {_policy}: {day + 1} days, {_missed:N0} units missed");
        }

        return await ResultAsync();
    }

    /// <summary>A day of customers: they take what is there, and what is not is a lost sale that no book shows.</summary>
    private async Task SellAsync(int day, Dictionary<string, int[]> demand)
    {
        var csv = new StringBuilder("sku,date,quantity,in_stock\n");
        var value = 0m;
        var sales = new List<(YearItem Item, int Asked, int Sold, InventoryItem Stock)>();
        foreach (var item in _shop.Items)
        {
            var asked = demand[item.Sku][_shop.Before + day];
            var sold = 0;
            var stored = await _inventory.UpdateAsync(
                item.Sku,
                stock =>
                {
                    sold = Math.Min(asked, stock!.OnHand);
                    return sold == 0 ? stock : stock with { OnHand = stock.OnHand - sold };
                },
                default);
            var left = stored!.Document.OnHand;
            _missed += asked - sold;
            sales.Add((item, asked, sold, stored.Document));
            value += left * item.Price;
            csv.Append(CultureInfo.InvariantCulture, $"{item.Sku},{_shop.Start.AddDays(day):yyyy-MM-dd},{sold},{(left > 0 ? 1 : 0)}\n");
        }

        _days.Add((value, _missed));
        if (!HasFixedLevels) await ImportAsync(csv.ToString());
        await NoteAsync(day, sales);
    }

    private async Task NoteAsync(int day, IReadOnlyList<(YearItem Item, int Asked, int Sold, InventoryItem Stock)> sales)
    {
        var stocks = await _assessor.AssessAllAsync([.. sales.Select(sale => sale.Stock)], _stockPolicy, new SeenVendors(), default);
        foreach (var ((item, asked, sold, left), stock) in sales.Zip(stocks))
        {
            var days = _items[item.Sku];
            var isNewCycle = days.Count > 0 && left.OnHand + sold > days[^1].Stock.Item.OnHand;
            days.Add(new(day, asked, sold, item.Expected(day), isNewCycle, stock));
        }
    }

    private async Task ImportAsync(string csv)
    {
        using var answer = await PostAsync("api/import/demand", () => new StringContent(csv, Encoding.UTF8, "text/csv"));
        var result = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        if ((int)result["rejected"]! > 0) throw new InvalidOperationException($"demand was rejected: {result}");
    }

    /// <summary>A store that a busy machine keeps waiting is answered 503; as any client would, it asks again.</summary>
    private async Task<HttpResponseMessage> PostAsync(string path, Func<HttpContent?> content)
    {
        for (var left = Attempts; ; left--)
        {
            using var body = content();
            var answer = await _admin.PostAsync(new Uri(path, UriKind.Relative), body);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || left == 1) return answer.EnsureSuccessStatusCode();
            answer.Dispose();
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }
    }

    private async Task BuyByItselfAsync()
    {
        using var read = await _admin.GetAsync(new Uri("api/operations", UriKind.Relative));
        var settings = (await read.Content.ReadFromJsonAsync<JsonObject>())!;
        settings["mode"] = "purchasing";
        settings["approval"]!["autoApproveBelow"] = 1_000_000_000;
        settings["ordering"]!["holdMinutes"] = 0;
        if (_policy == Policy.AgentAt99) settings["service"]!["level"] = 0.99;
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/operations") { Content = JsonContent.Create(settings) };
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        using var answer = await _admin.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>
    /// Waits until nothing has changed for a while; longer where a purchase seems to be at work, which may also be waiting
    /// for the clock to be tried again.
    /// </summary>
    private async Task QuietAsync()
    {
        var (last, same) = ("", 0);
        while (true)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(8), TimeProvider.System);
            var (now, isBusy) = await LookAsync();
            same = now == last ? same + 1 : 0;
            if (same >= (isBusy ? 60 : 3)) return;
            last = now;
        }
    }

    private async Task<(string State, bool IsBusy)> LookAsync()
    {
        var state = new StringBuilder();
        var isBusy = false;
        await foreach (var purchase in _purchases.ListOpenAsync(null, default))
        {
            isBusy |= purchase.Status is PurchaseStatus.Sourcing or PurchaseStatus.AwaitingApproval or PurchaseStatus.Ordering || purchase.Signals != purchase.SignalsSeen;
            state.Append(CultureInfo.InvariantCulture, $"{purchase.Id} {purchase.Status} {purchase.Timeline.Count} {purchase.UpdatedAt.UtcTicks};");
        }

        var ended = 0;
        await foreach (var item in _inventory.ListAsync(default)) ended += item.EndedNeeds + item.OnHand;
        return (state.Append(ended).ToString(), isBusy);
    }

    private async Task<YearResult> ResultAsync()
    {
        var (goods, shipping, orders, withdrawn) = (0m, 0m, 0, 0);
        var all = new List<YearOrder>();
        var start = new DateTimeOffset(_shop.Start, new TimeOnly(8, 0), TimeSpan.Zero);
        string? cursor = null;
        do
        {
            var page = await _purchases.ListPageAsync(new(), 200, cursor, default);
            foreach (var purchase in page.Items.Select(item => item.Document))
            {
                all.AddRange(YearOrder.Of(purchase, start));
                orders += purchase.Orders.Count(order => order.PlacedAt is not null);
                withdrawn += purchase.Orders.Count(order => order.State == OrderState.Cancelled);
                foreach (var order in purchase.Orders)
                {
                    var received = purchase.Receipts.Where(receipt => receipt.OrderNumber == order.Number).ToArray();
                    goods += received.Sum(receipt => receipt.Quantity - receipt.Rejected) * order.UnitPrice;
                    if (received.Length > 0) shipping += order.ShippingCost;
                }
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
        var kinds = _shop.Items.GroupBy(item => item.Kind)
            .ToDictionary(kind => kind.Key, kind => KindResult.Of(kind.Select(item => (item, (IReadOnlyList<ItemDay>)_items[item.Sku]))));
        var ordersOf = all.ToLookup(order => order.Sku);
        StockOut[] outs = [.. _shop.Items.SelectMany(item => StockOuts.Of(item, _items[item.Sku], [.. ordersOf[item.Sku]]))];
        return new(_policy, _days, kinds, goods, shipping, orders, withdrawn, outs);
    }
}
