using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Tests.Purchasing;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Conversations;

/// <summary>
/// An app dies between the save of a message and what the message led to, for every kind of effect; the next one on the same
/// stores makes it happen, once.
/// </summary>
public sealed class CrashBetweenTests
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// {0} and {1} are purchases of another user that wait for approval, the goods of {2} have come, {3} is ordered. The yes is to the
    /// decision about an invoice, which was read back before.
    /// </summary>
    private static readonly string[] Messages =
    [
        "yes", "order 30 BOLT", "my budget is 500", "always ship express", "never buy from The Bolt Company", "I always need at least 12 of NUT",
        "NUT is critical", "prioritise speed", "cost matters most for NUT", "switch to purchasing mode",
        "set the firm's budget to 5000 a quarter", "prioritise reliability for the firm",
        "snooze WASHER for 3 weeks", "eve takes over for me until 31 December", "stop reordering WASHER",
        "return 2 of {2} because they are broken", "reject {0} because it is too dear", "cancel {1} because we found some",
        "received 5 of {3}", "stop buying by yourself",
    ];

    [Theory]
    [InlineData(DeathPoint.AfterSaving)]
    [InlineData(DeathPoint.BeforeSettling)]
    public async Task Effects_OfAnAppThatDied_HappenOnceAtTheNext(DeathPoint point)
    {
        var folder = Directory.CreateTempSubdirectory("procurement-crash-").FullName;
        // No timer of the firm comes due, so that the sweep is the test's own.
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var options = LocalCloudFixture.Options(folder) with { Speed = 1, FirmTime = time };
        string[] waiting;
        await using (var dying = await LocalCloud.StartAsync(options with
        {
            ConfigureApp = app => app.Services.AddSingleton<ISessionStore>(
                services => new DyingSessionStore(new RedisSessionStore(services.GetRequiredService<IConnectionMultiplexer>()), point)),
        }))
        {
            using var user = Boss(dying);
            var received = await ReceivedAsync(dying, time);
            await EnterInvoiceAsync(dying, time, received);
            var ordered = await ApprovedAsync(dying, time, 16, "ordered", TimeSpan.FromSeconds(10));
            waiting = [await WaitingAsync(dying, time, "NUT", 40), await WaitingAsync(dying, time, "WASHER", 200), received, ordered];
            using (var readBack = await SayAsync(user, Messages.Length, "accept invoice 4711 because we agreed on it")) readBack.EnsureSuccessStatusCode();
            await dying.Services.GetRequiredService<IOperationsStore>().UpdateAsync(settings => settings with { Autonomy = new(true, 500, 2000) }, "admin", "for the test", default);
            foreach (var (text, number) in Messages.Select((text, number) => (text, number)))
            {
                using var answer = await SayAsync(user, number, string.Format(CultureInfo.InvariantCulture, text, waiting));
                if (point == DeathPoint.AfterSaving) Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            }

            var pending = await dying.Services.GetRequiredService<ISessionStore>().ListPendingAsync(default).ToListAsync();
            Assert.Equal(Messages.Length, pending.Count);
            AssertEveryKind(pending.SelectMany(one => one.Effects));
            if (point == DeathPoint.AfterSaving) Assert.Equal(waiting.Length, await CountPurchasesAsync(user));
        }

        await using (var next = await LocalCloud.StartAsync(options with
        {
            // What messages led to is left to whoever wrote it for ten seconds.
            ConfigureApp = app => app.Services.AddSingleton(new WallClock(new LaterTime(TimeSpan.FromMinutes(1)))),
        }))
        {
            using var user = Boss(next);
            await SweepAsync(next);
            await SweepAsync(next);
            await AssertDoneOnceAsync(next, user, waiting);
            // Who was not answered asks again, and is answered without anything happening twice.
            foreach (var (text, number) in Messages.Select((text, number) => (text, number)))
            {
                using var answer = await SayAsync(user, number, string.Format(CultureInfo.InvariantCulture, text, waiting));
                Assert.Equal(number + 2, (int)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["sessionVersion"]!);
            }

            await SweepAsync(next);
            await AssertDoneOnceAsync(next, user, waiting);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A new kind of effect belongs into the story.</summary>
    private static void AssertEveryKind(IEnumerable<Effect> effects) => Assert.Equal(
        typeof(Effect).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Effect))).Select(type => type.Name).Order(),
        effects.Select(effect => effect.GetType().Name).Distinct().Order());

    private static async Task AssertDoneOnceAsync(LocalCloud cloud, HttpClient user, string[] waiting)
    {
        Assert.Equal(waiting.Length + 1, await CountPurchasesAsync(user));
        await AssertEndedOnceAsync(user, waiting[0], "rejected");
        await AssertEndedOnceAsync(user, waiting[1], "cancelled");
        var told = (await user.GetFromJsonAsync<JsonObject>("api/preferences"))!;
        Assert.Equal("express", (string?)told["shipping"]);
        Assert.Equal(["BOLTCO"], told["excludedVendors"]!.AsArray().Select(id => (string?)id));
        Assert.Equal(0.8, (double?)told["goals"]!["speed"]);
        Assert.Equal("eve", (string?)told["absence"]!["deputy"]);
        var product = (await user.GetFromJsonAsync<JsonObject>("api/preferences/products/NUT"))!;
        Assert.Equal((12, true, 0.8), ((int)product["preferredQuantity"]!, (bool)product["isCriticalStock"]!, (double)product["goals"]!["cost"]!));
        var firm = (await user.GetFromJsonAsync<JsonObject>("api/operations"))!;
        Assert.Equal(("purchasing", 5000, "quarter", 0.8), ((string?)firm["mode"], (int)firm["budget"]!["limit"]!, (string?)firm["budget"]!["period"], (double)firm["goals"]!["reliability"]!));
        Assert.False((bool)firm["autonomy"]!["enabled"]!);
        var washer = (await user.GetFromJsonAsync<JsonObject>("api/inventory/WASHER"))!;
        Assert.NotNull(washer["snoozedUntil"]);
        Assert.Equal("noReorder", (string?)washer["life"]);
        Assert.Equal(2, (int?)Assert.Single((await user.GetFromJsonAsync<JsonObject>($"api/purchases/{waiting[2]}"))!["returns"]!.AsArray())!["quantity"]);
        Assert.Equal(5, (int?)Assert.Single((await user.GetFromJsonAsync<JsonObject>($"api/purchases/{waiting[3]}"))!["receipts"]!.AsArray())!["quantity"]);
        Assert.Equal("accepted", (string?)Assert.Single((await user.GetFromJsonAsync<JsonObject>("api/invoices"))!["items"]!.AsArray())!["status"]);
        Assert.Equal(0, await cloud.Services.GetRequiredService<ISessionStore>().ListPendingAsync(default).CountAsync());
        var export = (await user.GetFromJsonAsync<JsonObject>("api/me/export"))!;
        Assert.Equal(500, (decimal)export["preferences"]!["budgetLimit"]!);
        await AssertAuditedOnceAsync(user, "preferencesChanged", 8);
        await AssertAuditedOnceAsync(user, "settingsChanged", 4);
        await AssertAuditedOnceAsync(user, "requested", 1);
        await AssertAuditedOnceAsync(user, "rejected", 1);
        await AssertAuditedOnceAsync(user, "cancelled", 1);
        // Of the invoice, and of its purchase.
        await AssertAuditedOnceAsync(user, "invoiceAccepted", 2);
    }

    private static async Task AssertEndedOnceAsync(HttpClient user, string id, string status)
    {
        var purchase = (await user.GetFromJsonAsync<JsonObject>($"api/purchases/{id}"))!;
        Assert.Equal(status, (string?)purchase["status"]);
        Assert.Single(PurchaseShop.EventsOf(purchase), status);
        Assert.Equal("boss", (string?)purchase["timeline"]!.AsArray().Single(entry => (string?)entry!["event"] == status)!["by"]);
    }

    private static HttpClient Boss(LocalCloud cloud) => cloud.CreateClient("boss", "admin", "buyer", "approver");

    /// <summary>A purchase of somebody else that waits for a decision. The firm's time goes on, for calls that are tried again.</summary>
    private static async Task<string> WaitingAsync(LocalCloud cloud, FakeTimeProvider time, string sku, int quantity)
    {
        using var buyer = cloud.CreateClient("buyer", "buyer");
        using var created = await PurchaseShop.SendAsync(buyer, "api/purchases", new() { ["sku"] = sku, ["quantity"] = quantity });
        var id = (string)(await created.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var now = (await buyer.GetFromJsonAsync<JsonObject>($"api/purchases/{id}"))!;
            if ((string?)now["status"] == "awaitingApproval") return id;
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromMinutes(1), now.ToJsonString());
            await Task.Delay(Poll, TimeProvider.System);
            time.Advance(Poll);
        }
    }

    /// <summary>A purchase of somebody else whose goods came; days of the firm's time go by.</summary>
    private static Task<string> ReceivedAsync(LocalCloud cloud, FakeTimeProvider time) => ApprovedAsync(cloud, time, 14, "received", TimeSpan.FromHours(2));

    /// <summary>Of that purchase, dearer than it was ordered, typed in by somebody else.</summary>
    private static async Task EnterInvoiceAsync(LocalCloud cloud, FakeTimeProvider time, string purchaseId)
    {
        using var buyer = cloud.CreateClient("buyer", "buyer");
        var order = (await buyer.GetFromJsonAsync<JsonObject>($"api/purchases/{purchaseId}"))!["order"]!;
        var today = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        using var entered = await PurchaseShop.SendAsync(buyer, "api/invoices", new()
        {
            ["kind"] = "invoice",
            ["vendor"] = (string?)order["vendorId"],
            ["number"] = "4711",
            ["issueDate"] = today,
            ["dueDate"] = today,
            ["currency"] = "USD",
            ["order"] = (string?)order["orderNumber"],
            ["lines"] = new JsonArray(new JsonObject { ["sku"] = "BOLT", ["quantity"] = 14, ["unitPrice"] = 99, ["amount"] = 14 * 99 }),
            ["total"] = 14 * 99,
        });
        Assert.True(entered.IsSuccessStatusCode, await entered.Content.ReadAsStringAsync());
    }

    /// <summary>A purchase of somebody else, approved, when it has come to a status; the firm's time goes on by a step for each look.</summary>
    private static async Task<string> ApprovedAsync(LocalCloud cloud, FakeTimeProvider time, int quantity, string status, TimeSpan step)
    {
        var id = await WaitingAsync(cloud, time, "BOLT", quantity);
        using var boss = Boss(cloud);
        var digest = (string?)(await boss.GetFromJsonAsync<JsonObject>($"api/purchases/{id}"))!["approval"]!["digest"];
        using (var approved = await PurchaseShop.SendAsync(boss, $"api/purchases/{id}/decision", new() { ["decision"] = "approve", ["digest"] = digest }))
            approved.EnsureSuccessStatusCode();
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var now = (await boss.GetFromJsonAsync<JsonObject>($"api/purchases/{id}"))!;
            if ((string?)now["status"] == status) return id;
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromMinutes(1), now.ToJsonString());
            await Task.Delay(Poll, TimeProvider.System);
            time.Advance(step);
        }
    }

    private static async Task AssertAuditedOnceAsync(HttpClient user, string kind, int times)
    {
        var entries = (await user.GetFromJsonAsync<JsonObject>($"api/audit?actor=boss&kind={kind}"))!["items"]!.AsArray();
        Assert.True(entries.Count == times, $"{kind}: {entries.ToJsonString()}");
    }

    /// <summary>Those that people asked for: the stock check may buy too, once the agent is to purchase.</summary>
    private static async Task<int> CountPurchasesAsync(HttpClient user) =>
        (await user.GetFromJsonAsync<JsonObject>("api/purchases"))!["items"]!.AsArray().Count(purchase => (string?)purchase!["source"] != "stockCheck");

    private static Task<HttpResponseMessage> SayAsync(HttpClient user, int number, string text) =>
        PurchaseShop.SendAsync(user, "api/messages", new() { ["messageId"] = $"m{number}", ["text"] = text });

    /// <summary>Two at once.</summary>
    private static Task SweepAsync(LocalCloud cloud)
    {
        var runner = cloud.Services.GetRequiredService<EffectRunner>();
        var client = cloud.DurableClient;
        return Task.WhenAll(runner.SweepAsync(client, default), runner.SweepAsync(client, default));
    }
}
