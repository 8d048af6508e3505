using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Tests.Pages;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Autonomy;

/// <summary>A whole app that earns what it may buy by itself, makes use of it, and loses it.</summary>
public sealed class AutonomyStoryTests
{
    [Fact]
    public async Task LowStock_OnceTheAgentHasEarnedIt_IsBoughtByItselfWithTheEvidence_AndUndoneItIsAPersonsAgain()
    {
        await using var turned = await TurnedShop.OpenAsync();
        var shop = turned.Shop;
        await AllowAsync(shop, enabled: false);

        // Off, a person decides; what they decide is learned all the same.
        var first = await ProposedAsync(shop, "awaitingApproval");
        using (var decision = await shop.ApproveAsync(first)) Assert.Equal(HttpStatusCode.OK, decision.StatusCode);
        var received = await turned.TurnUntilAsync(first, now => (string?)now["status"] == "received");
        var vendor = (string)received["orders"]![0]!["vendorId"]!;
        var seen = Assert.Single((await EarnedAsync(shop))["items"]!.AsArray())!;
        Assert.Equal((vendor, 1, 1), ((string?)seen["record"]!["vendorId"], (int)seen["record"]!["unchanged"]!, (int)seen["record"]!["asPromised"]!));
        Assert.Equal("1 proposals were agreed to unchanged, and 3 are wanted", (string?)seen["why"]);

        // On, and as often agreed to as is wanted.
        await TeachAsync(shop, vendor, 8, (decimal)received["choice"]!["total"]!);
        await AllowAsync(shop, enabled: true);
        var own = await ProposedAsync(shop, "ordering");
        var earned = own["approval"]!["earned"]!;
        Assert.Equal("policy", (string?)own["approval"]!["by"]);
        Assert.Contains("approvedByItself", PurchaseShop.EventsOf(own));
        Assert.Equal((decimal)own["choice"]!["total"]!, (decimal)earned["inPeriod"]!);
        Assert.Equal(9, (int)earned["limits"]![0]!["record"]!["inARow"]!);
        Assert.NotNull(own["heldUntil"]);
        Assert.Equal((decimal)earned["inPeriod"]!, (decimal)(await EarnedAsync(shop))["inPeriod"]!);
        var explained = (await shop.Buyer.GetFromJsonAsync<JsonObject>($"api/purchases/{own["id"]}/explanation"))!;
        Assert.Contains(explained["notes"]!.AsArray(), note => ((string)note!).StartsWith("approved by the agent itself", StringComparison.Ordinal));
        Assert.Contains("I approved it by myself", await PurchaseShop.SayAsync(shop.Buyer, $"why did you buy {own["id"]} by yourself?"), StringComparison.Ordinal);
        var audit = (await shop.Admin.GetFromJsonAsync<JsonObject>($"api/audit?subject=purchase:{own["id"]}"))!;
        Assert.Single(audit["items"]!.AsArray(), entry => (string?)entry!["kind"] == "approvedByItself" && (string?)entry["by"] == "policy");

        // Undone by a person within the undo window, it is theirs to decide again.
        using (var undone = await shop.CancelAsync(own)) Assert.Equal(HttpStatusCode.Accepted, undone.StatusCode);
        await shop.UntilAsync(own, "cancelled", "released");
        Assert.Equal(0, (decimal)(await EarnedAsync(shop))["items"]![0]!["amount"]!);
        // The item rests for a week, as a person has withdrawn what was begun for it.
        await turned.TurnAsync(24 * 8);
        await ProposedAsync(shop, "awaitingApproval");
        Assert.DoesNotContain(shop.Cloud.Vendors.ReceivedOrders(), order => order.OrderNumber.Contains(((string)own["id"]!)[2..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task LowStock_AboveTheCeilingOfThePeriod_WaitsForAPerson()
    {
        await using var turned = await TurnedShop.OpenAsync();
        var shop = turned.Shop;
        await AllowAsync(shop, enabled: true, perPeriod: 10);
        foreach (var vendor in new[] { "ACME", "BOLTCO" }) await TeachAsync(shop, vendor, 20, 10_000);

        var waiting = await ProposedAsync(shop, "awaitingApproval");

        Assert.Null(waiting["approval"]!["earned"]);
        Assert.Equal(0, (decimal)(await EarnedAsync(shop))["inPeriod"]!);
    }

    [Fact]
    public async Task Get_BadInput_IsToldByField_AndNobodyElsesSettingsAreTaken()
    {
        await using var turned = await TurnedShop.OpenAsync();
        using var answer = await turned.Shop.Buyer.GetAsync(new Uri("api/autonomy?limit=0", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var read = await turned.Shop.Admin.GetAsync(new Uri("api/operations", UriKind.Relative));
        var settings = (await read.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.False((bool)settings["autonomy"]!["enabled"]!);
        settings["autonomy"]!["enabled"] = true;
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/operations") { Content = JsonContent.Create(settings) };
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        using var refused = await turned.Shop.Admin.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("autonomy.perPurchase", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfWhatWasEarned_ShowsTheEvidenceAndAnAdministratorSwitchesIt()
    {
        await using var turned = await TurnedShop.OpenAsync();
        var shop = turned.Shop;
        await TeachAsync(shop, "ACME", 12, 100);
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        var page = await admin.ReadAsync("/autonomy");
        Assert.Contains("<span class=\"tag\">off</span>", page, StringComparison.Ordinal);
        Assert.Contains("agreed to unchanged, 100.00 USD", page, StringComparison.Ordinal);
        var form = new Dictionary<string, string>
        {
            ["mark"] = Browser.HiddenOf(page, "mark"),
            ["enabled"] = "yes",
            ["perPurchase"] = "500",
            ["perPeriod"] = "400",
            ["period"] = "day",
            ["minimumObservations"] = "12",
            ["confidence"] = "60",
            ["excludedItems"] = "NUT\r\nWASHER",
            ["excludedVendors"] = "",
        };

        using (var refused = await admin.SendAsync("/autonomy", "/autonomy", form))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("NUT\nWASHER", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        }

        form["perPeriod"] = "1500";
        using (var saved = await admin.SendAsync("/autonomy", "/autonomy", form)) Assert.True((int)saved.StatusCode < 400, await saved.Content.ReadAsStringAsync());
        Assert.Contains("<span class=\"tag\">on</span>", await admin.ReadAsync("/autonomy"), StringComparison.Ordinal);
        var autonomy = (await shop.Admin.GetFromJsonAsync<JsonObject>("api/operations"))!["autonomy"]!;
        Assert.Equal((true, 1500, "day", 0.6), ((bool)autonomy["enabled"]!, (int)autonomy["perPeriod"]!, (string?)autonomy["period"], (double)autonomy["confidence"]!));
        Assert.Equal(["NUT", "WASHER"], autonomy["excludedItems"]!.AsArray().Select(item => (string?)item));
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        Assert.DoesNotContain("name=\"perPurchase\"", await buyer.ReadAsync("/autonomy"), StringComparison.Ordinal);
        using var forbidden = await buyer.SendAsync("/", "/autonomy", form);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    private static Task AllowAsync(PurchaseShop shop, bool enabled, decimal perPeriod = 100_000) => shop.ChangeOperationsAsync(settings =>
    {
        settings["mode"] = "purchasing";
        settings["ordering"]!["holdMinutes"] = 60;
        settings["autonomy"] = new JsonObject
        {
            ["enabled"] = enabled,
            ["perPurchase"] = Math.Min(perPeriod, 10_000),
            ["perPeriod"] = perPeriod,
            ["period"] = "month",
            ["minimumObservations"] = 3,
            ["confidence"] = 0.5,
        };
    });

    /// <summary>What the stock check begins for BOLT, when it has come so far.</summary>
    private static async Task<JsonObject> ProposedAsync(PurchaseShop shop, string status)
    {
        using (var read = await shop.Admin.GetAsync(new Uri("api/inventory/BOLT", UriKind.Relative)))
        {
            var item = (await read.Content.ReadFromJsonAsync<JsonObject>())!;
            item["onHand"] = 4;
            using var request = new HttpRequestMessage(HttpMethod.Put, "api/inventory/BOLT") { Content = JsonContent.Create(item) };
            request.Headers.IfMatch.Add(read.Headers.ETag!);
            using var answer = await shop.Admin.SendAsync(request);
            answer.EnsureSuccessStatusCode();
        }

        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            // The need before may not have ended yet.
            using (var check = await PurchaseShop.SendAsync(shop.Buyer, "api/inventory/check", [])) check.EnsureSuccessStatusCode();
            var all = (await shop.Buyer.GetFromJsonAsync<JsonObject>($"api/purchases?sku=BOLT&status={status}"))!["items"]!.AsArray();
            if (all.Count > 0) return all[0]!.DeepClone().AsObject();
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromMinutes(1), (await shop.Buyer.GetStringAsync(new Uri("api/purchases?sku=BOLT", UriKind.Relative))));
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    private static async Task TeachAsync(PurchaseShop shop, string vendor, int times, decimal total)
    {
        var knowledge = shop.Cloud.Services.GetRequiredService<IKnowledge>();
        var now = shop.Cloud.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        for (var i = 0; i < times; i++)
        {
            var one = new Evidence { Id = $"taught:{i}", VendorId = vendor, Sku = "BOLT", At = now.AddMinutes(i - times) };
            await knowledge.LearnAsync(one with { Proposal = ProposalOutcome.Unchanged, ProposedTotal = total }, default);
            await knowledge.LearnAsync(one with { Id = $"came:{i}", Ordered = 10, Received = 10, Rejected = 0, OnTime = true }, default);
        }
    }

    private static async Task<JsonObject> EarnedAsync(PurchaseShop shop) => (await shop.Buyer.GetFromJsonAsync<JsonObject>("api/autonomy?sku=BOLT"))!;
}
