using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Conversations;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Purchasing;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Doctor;

/// <summary>The doctor in a whole app whose firm's clock stands still until the test turns it.</summary>
public abstract class DoctorTests : IAsyncLifetime
{
    private const string Never = "0 0 0 29 2 *";
    private protected const string Month = "2027-03";
    private protected readonly FakeTimeProvider _time = new(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private protected PurchaseShop _shop = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The timers that would mend something before the doctor sees it do not run.</summary>
    private protected async Task OpenAsync(TimeSpan confirmAfter) => _shop = await PurchaseShop.OpenAsync(firmTime: _time, settings: new Dictionary<string, string?>
    {
        ["Doctor:ConfirmAfter"] = confirmAfter.ToString(),
        ["DoctorSchedule"] = Never,
        ["PurchaseSweepSchedule"] = Never,
        ["CleanupSchedule"] = Never,
        ["InventoryCheckSchedule"] = Never,
        ["AzureWebJobs.SweepMessageEffects.Disabled"] = "true",
    });

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    private protected DateTimeOffset Now => _time.GetUtcNow();

    private protected IPurchaseStore Purchases => _shop.Cloud.Services.GetRequiredService<IPurchaseStore>();

    private protected IBudget Budget => _shop.Cloud.Services.GetRequiredService<IBudget>();

    private protected IAutonomyLedgers AutonomyLedgers => _shop.Cloud.Services.GetRequiredService<IAutonomyLedgers>();

    private protected IInventoryStore Inventory => _shop.Cloud.Services.GetRequiredService<IInventoryStore>();

    private protected DurableTaskClient Client => _shop.Cloud.DurableClient;

    private protected async Task<JsonObject> ExamineAsync() => (await _shop.Admin.GetFromJsonAsync<JsonObject>("api/doctor?fresh=true"))!;

    private protected static IEnumerable<(string Kind, string Id)> Findings(JsonObject report, string state) => report["findings"]!.AsArray()
        .Where(finding => (string?)finding!["state"] == state).Select(finding => ((string)finding!["kind"]!, (string)finding["id"]!));

    /// <summary>Tasks may need a moment to catch up with a clock that was turned by hours; nothing is mended or reported meanwhile.</summary>
    private protected async Task<JsonObject> UntilHealthyAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var report = await ExamineAsync();
            if (report["findings"]!.AsArray().Count == 0 && report["notLooked"]!.AsObject().Count == 0) return report;
            Assert.Empty(Findings(report, "needsAPerson"));
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(30), report.ToJsonString());
        }
    }

    /// <summary>Turns the clock, hour by hour, until the money of the purchase is in this state.</summary>
    private protected async Task TurnUntilAsync(JsonObject purchase, string budget)
    {
        for (var hours = 0; (string?)(await _shop.GetAsync(purchase))["budget"]!["state"] != budget; hours++)
        {
            Assert.True(hours < 24 * 60, $"{await _shop.GetAsync(purchase)}");
            _time.Advance(TimeSpan.FromHours(1));
            await WaitingAsync();
        }
    }

    /// <summary>Waits until the tasks have done all that there is to do by now.</summary>
    private protected async Task WaitingAsync()
    {
        var host = _shop.Cloud.Host!;
        for (var quiet = 0; quiet < 3;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
            quiet = host.IsIdle ? quiet + 1 : 0;
        }
    }

    private protected async Task TellAsync(string id, string text)
    {
        using var answer = await PurchaseShop.SendAsync(_shop.Buyer, "api/messages", new() { ["messageId"] = id, ["text"] = text });
        answer.EnsureSuccessStatusCode();
    }

    private protected async Task<string> RecordAsync(PurchaseSource source, string need, Func<PurchaseDocument, PurchaseDocument> change)
    {
        var sku = need.StartsWith("NUT", StringComparison.Ordinal) ? "NUT" : "BOLT";
        var request = new PurchaseRequest(source, need, sku, 30, source == PurchaseSource.StockCheck ? PurchaseRequest.StockCheckUser : "buyer");
        var id = PurchaseIds.For(request);
        Assert.NotNull(await Purchases.CreateAsync(change(PurchaseRules.Create(id, request, await ItemAsync(sku), Now)), default));
        return id;
    }

    private protected async Task ChangeAsync(string id, Func<PurchaseDocument, PurchaseDocument> change) => await Purchases.UpdateAsync(id, change, default);

    private protected async Task StockAsync(string sku, string orderNumber, int units) => await Inventory.UpdateAsync(
        sku, item => item! with { OnOrder = new Dictionary<string, int>(item.OnOrder) { [orderNumber] = units } }, default);

    private protected async Task<InventoryItem> ItemAsync(string sku) => (await Inventory.ReadAsync(sku, default))!.Document;

    /// <summary>A purchase that gave up on an order which the vendor has taken all the same.</summary>
    private protected async Task<string> FailedWithAnOrderAsync(string quoteId, decimal price, OrderState state = OrderState.Planned)
    {
        var order = new PurchaseOrder
        {
            Number = "",
            VendorId = "ACME",
            QuoteId = quoteId,
            Quantity = 11,
            UnitPrice = price,
            ShippingCost = 0,
            Shipping = Shipping.Standard,
            State = OrderState.Planned,
            Attempted = true,
        };
        await RecordAsync(PurchaseSource.Api, "buyer:gave-up", purchase =>
        {
            order = order with { Number = PurchaseIds.OrderNumber(purchase.Id, 1, 1) };
            return (purchase with { Orders = [order with { State = state }] }).MovedTo(PurchaseStatus.Failed, Now, PurchaseRules.Agent, "the vendor never answered");
        });
        var vendors = _shop.Cloud.Services.GetRequiredService<IVendorClient>();
        var taken = await vendors.PlaceOrderAsync("ACME", "BOLT", order, default);
        Assert.True(taken.IsAccepted, taken.Refusal);
        return order.Number;
    }

    /// <summary>A purchase that waits for an order which the vendor does not know.</summary>
    private protected async Task<string> OrderedWithoutAnOrderAsync()
    {
        var number = "";
        var id = await RecordAsync(PurchaseSource.Api, "buyer:lost", purchase =>
        {
            number = PurchaseIds.OrderNumber(purchase.Id, 1, 1);
            var order = Samples.PlacedOrder(number, 5, Now);
            return purchase with { Orders = [order], Status = PurchaseStatus.Ordered };
        });
        await Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(PurchaseOrchestrator), new PurchaseTask(id, PurchaseStatus.Ordered), new Microsoft.DurableTask.StartOrchestrationOptions(id), default);
        return number;
    }

    private protected async Task DeleteRecordAsync(string id)
    {
        using var client = ProcurementFunctions.Hosting.Documents.CosmosServices.CreateClient(new() { Connection = _shop.Cloud.CosmosConnectionString });
        using var answer = await client.GetDatabase("procurement").GetContainer("purchases").DeleteItemStreamAsync(id, new PartitionKey(id));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A session that names a purchase which never began, with effects that nobody carried out, both an hour old.</summary>
    private protected async Task SayAsync()
    {
        var sessions = _shop.Cloud.Services.GetRequiredService<ISessionStore>();
        var at = _shop.Cloud.Services.GetRequiredService<WallClock>().Now.AddHours(-1);
        var session = Session.New("talker", at) with { Version = 1 };
        session = session with { StartedPurchases = session.StartedPurchases.Add(new("P-NEVERNEVERNEV", "BOLT", 5, at), Session.MaxStartedPurchases) };
        var effects = new PendingEffects("talker", "m1", at, [new KeepBudget(5)]);
        var answer = new KeptAnswer("hash", new MessageResponse("m1", "yes", "order", 1, null, []));
        Assert.True(await sessions.SaveAsync(new(session, SessionMark.None, "m1", answer, effects), default));
    }
}
