using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>Deciding, passing on and undoing, by API and by message.</summary>
public sealed class ApprovalLifeTests : IAsyncLifetime
{
    private const int MonthOfMinutes = 30 * 24 * 60;

    private PurchaseShop _shop = null!;

    public async Task InitializeAsync() => _shop = await PurchaseShop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    private Task HoldAMonthAsync() => _shop.ChangeOperationsAsync(settings => settings["ordering"]!["holdMinutes"] = MonthOfMinutes);

    private Task<JsonObject> WaitingAsync(string sku = "BOLT") => UntilWaitingAsync(_shop.CreateAsync(sku, 30));

    private async Task<JsonObject> UntilWaitingAsync(Task<JsonObject> purchase) => await _shop.UntilAsync(await purchase, "awaitingApproval");

    [Fact]
    public async Task Held_WithdrawnByApi_NoVendorIsToldAndTheMoneyIsBack()
    {
        await HoldAMonthAsync();
        var waiting = await WaitingAsync();
        using var decision = await _shop.ApproveAsync(waiting);
        var held = (await decision.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("ordering", (string?)held["status"]);
        Assert.True((DateTimeOffset?)held["heldUntil"] > _shop.Cloud.FirmTime.GetUtcNow());

        using var cancel = await _shop.CancelAsync(waiting);
        Assert.Equal(HttpStatusCode.Accepted, cancel.StatusCode);
        Assert.Equal("cancelled", (string?)(await cancel.Content.ReadFromJsonAsync<JsonObject>())!["status"]);
        await _shop.UntilAsync(waiting, "cancelled", "released");
        Assert.Empty(_shop.Cloud.Vendors.ReceivedOrders());
    }

    [Fact]
    public async Task Held_NobodyUndoesIt_IsOrderedAfterTheHoldAndNotBefore()
    {
        await _shop.ChangeOperationsAsync(settings => settings["ordering"]!["holdMinutes"] = 10 * 24 * 60);
        var waiting = await WaitingAsync();
        using var decision = await _shop.ApproveAsync(waiting);
        var heldUntil = (DateTimeOffset?)(await decision.Content.ReadFromJsonAsync<JsonObject>())!["heldUntil"];

        await _shop.UntilAsync(waiting, "received", "actual");
        Assert.True(Assert.Single(_shop.Cloud.Vendors.ReceivedOrders()).ReceivedAt >= heldUntil);
    }

    [Fact]
    public async Task Messages_ApproveThenUndo_AsTheApproverSays()
    {
        await HoldAMonthAsync();
        var waiting = await WaitingAsync();
        var approved = await PurchaseShop.SayAsync(_shop.Approver, $"approve {waiting["id"]}");
        Assert.Contains("You approve", approved, StringComparison.Ordinal);
        Assert.Contains("withdraw", approved, StringComparison.Ordinal);
        var held = await _shop.UntilAsync(waiting, "ordering");
        Assert.Equal("approver", (string?)held["approval"]!["by"]);

        Assert.Contains("No vendor has been told", await PurchaseShop.SayAsync(_shop.Approver, "undo"), StringComparison.Ordinal);
        await _shop.UntilAsync(waiting, "cancelled", "released");
        Assert.Empty(_shop.Cloud.Vendors.ReceivedOrders());
    }

    [Fact]
    public async Task Messages_Reject_WithTheReasonAsComment()
    {
        var waiting = await WaitingAsync();
        await PurchaseShop.SayAsync(_shop.Approver, $"reject {waiting["id"]} because it is too dear");
        var rejected = await _shop.UntilAsync(waiting, "rejected", "released");

        Assert.Equal("it is too dear", (string?)rejected["approval"]!["comment"]);
    }

    [Fact]
    public async Task Messages_ByTheRequesterOrABuyer_DecideNothing()
    {
        using var both = _shop.Cloud.CreateClient("both", "buyer", "approver");
        using var created = await PurchaseShop.SendAsync(both, "api/purchases", new() { ["sku"] = "BOLT", ["quantity"] = 30 });
        var waiting = await _shop.UntilAsync((await created.Content.ReadFromJsonAsync<JsonObject>())!, "awaitingApproval");

        Assert.Contains("yourself", await PurchaseShop.SayAsync(both, $"approve {waiting["id"]}"), StringComparison.Ordinal);
        Assert.Contains("Only an approver", await PurchaseShop.SayAsync(_shop.Buyer, $"approve {waiting["id"]}"), StringComparison.Ordinal);
        Assert.Contains("not 1.00", await PurchaseShop.SayAsync(_shop.Approver, $"approve {waiting["id"]} for 1"), StringComparison.Ordinal);
        Assert.Equal("awaitingApproval", (string?)(await _shop.GetAsync(waiting))["status"]);
    }

    [Fact]
    public async Task Message_UndoByTheBuyer_WithdrawsWhatTheyStartedLast()
    {
        await PurchaseShop.SayAsync(_shop.Buyer, "order 30 BOLT");
        var started = (await _shop.Buyer.GetFromJsonAsync<JsonObject>("api/purchases"))!["items"]!.AsArray()[0]!.AsObject();
        await _shop.UntilAsync(started, "awaitingApproval");

        Assert.Contains("I withdraw", await PurchaseShop.SayAsync(_shop.Buyer, "undo"), StringComparison.Ordinal);
        await _shop.UntilAsync(started, "cancelled", "released");
        Assert.Contains("nothing that I could undo", await PurchaseShop.SayAsync(_shop.Buyer, "undo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pass_ByApi_NamesTheNextApproverAndAnyoneButTheRequesterMayStillDecide()
    {
        var waiting = await WaitingAsync();
        async Task<HttpResponseMessage> PassAsync(JsonObject body) =>
            await PurchaseShop.SendAsync(_shop.Approver, $"api/purchases/{waiting["id"]}/decision", body);

        using var nobody = await PassAsync(new() { ["decision"] = "pass" });
        Assert.Equal(HttpStatusCode.Conflict, nobody.StatusCode);
        using var requester = await PassAsync(new() { ["decision"] = "pass", ["to"] = "buyer" });
        Assert.Equal(HttpStatusCode.Conflict, requester.StatusCode);
        using var passed = await PassAsync(new() { ["decision"] = "pass", ["to"] = "eve", ["comment"] = "over to you" });
        Assert.Equal(HttpStatusCode.OK, passed.StatusCode);
        var approval = (await passed.Content.ReadFromJsonAsync<JsonObject>())!["approval"]!;
        Assert.Equal("eve", (string?)approval["passedTo"]);
        Assert.True((DateTimeOffset?)approval["expiresAt"] > (DateTimeOffset?)waiting["approval"]!["expiresAt"]);

        using var eve = _shop.Cloud.CreateClient("eve", "approver");
        Assert.Contains("You approve", await PurchaseShop.SayAsync(eve, $"approve {waiting["id"]}"), StringComparison.Ordinal);
        Assert.Equal("eve", (string?)(await _shop.UntilAsync(waiting, "received", "actual"))["approval"]!["by"]);
    }

    [Fact]
    public async Task Pass_NobodyDecidesInTime_ToTheNextApproverThenExpires()
    {
        await _shop.ChangeOperationsAsync(settings =>
        {
            settings["approval"]!["remindAfterHours"] = 240;
            settings["approval"]!["expiresAfterHours"] = 480;
            settings["approval"]!["escalateTo"] = "cfo";
        });
        var expired = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 30), "expired", "released");

        Assert.Equal("cfo", (string?)expired["approval"]!["passedTo"]);
        Assert.Equal(
            ["awaitingApproval", "reminded", "passedOn", "reminded", "expired"],
            PurchaseShop.EventsOf(expired).SkipWhile(name => name != "awaitingApproval"));
    }

    [Fact]
    public async Task Pass_ToOneWhoIsAway_GoesToTheDeputy()
    {
        using var cfo = _shop.Cloud.CreateClient("cfo", "approver");
        using var eve = _shop.Cloud.CreateClient("eve", "approver");
        // The firm lives ten days a second, so that they are away for half a minute; an absence may be of a year.
        var until = TimeProvider.System.GetUtcNow().AddDays(360).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Contains("eve decides in your place", await PurchaseShop.SayAsync(cfo, $"I am away until {until} and eve stands in for me"), StringComparison.Ordinal);
        await PurchaseShop.SayAsync(eve, $"my deputy is buyer until {until}");
        var waiting = await WaitingAsync();

        using var passed = await PurchaseShop.SendAsync(
            _shop.Approver, $"api/purchases/{waiting["id"]}/decision", new() { ["decision"] = "pass", ["to"] = "cfo" });

        // The deputy's own deputy asked for it.
        Assert.Equal("eve", (string?)(await passed.Content.ReadFromJsonAsync<JsonObject>())!["approval"]!["passedTo"]);
        await PurchaseShop.SayAsync(cfo, "I am back");
        Assert.False((await cfo.GetFromJsonAsync<JsonObject>("api/preferences"))!.ContainsKey("absence"));
    }

    [Fact]
    public async Task Decision_ByGet_NeverHappens()
    {
        var waiting = await WaitingAsync();
        using var followed = await _shop.Approver.GetAsync(
            new Uri($"api/purchases/{waiting["id"]}/decision?decision=approve&digest={waiting["approval"]!["digest"]}", UriKind.Relative));

        Assert.Contains(followed.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
        Assert.Equal("awaitingApproval", (string?)(await _shop.GetAsync(waiting))["status"]);
    }

    [Fact]
    public async Task Approvals_TwoAtOnce_NeverOverspend()
    {
        // Enough for one of them.
        await _shop.ChangeOperationsAsync(settings =>
        {
            settings["budget"]!["limit"] = 100;
            settings["approval"]!["autoApproveBelow"] = 1000;
        });
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _shop.CreateAsync("BOLT", 30)));
        var ends = await Task.WhenAll(both.Select(async purchase =>
        {
            while (true)
            {
                var now = await _shop.GetAsync(purchase);
                if ((string?)now["status"] is "received" or "awaitingApproval") return (string?)now["status"];
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        })).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["awaitingApproval", "received"], ends.Order());
        Assert.Single(_shop.Cloud.Vendors.ReceivedOrders());
    }

    [Fact]
    public async Task Decision_OfFewerThanAsked_BuysSoManyOfTheSameVendor()
    {
        var waiting = await WaitingAsync();
        var shown = waiting["choice"]!["lines"]![0]!;
        using var more = await DecideAsync(waiting, quantity: (int)waiting["quantity"]! + 1);
        Assert.Equal(HttpStatusCode.Conflict, more.StatusCode);

        using var answer = await DecideAsync(waiting, quantity: 20);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var again = await DecideAsync(waiting, quantity: 20);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var received = await _shop.UntilAsync(waiting, "received", "actual");

        Assert.Equal((20, 20), ((int?)received["quantity"], (int?)received["choice"]!["quantity"]));
        var order = Assert.Single(received["orders"]!.AsArray())!;
        Assert.Equal((20, (string?)shown["vendorId"]), ((int?)order["lines"]![0]!["quantity"], (string?)order["vendorId"]));
        Assert.Equal((20, "approve"), ((int?)received["approval"]!["quantity"], (string?)received["approval"]!["decision"]));
        Assert.Contains("approvedInPart", PurchaseShop.EventsOf(received));
    }

    [Fact]
    public async Task Decision_BelowWhatItCosts_IsRefusedWithTheTotal()
    {
        var waiting = await WaitingAsync();
        using var refused = await DecideAsync(waiting, maxTotal: 1);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("above the 1.00 that you named", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var accepted = await DecideAsync(waiting, maxTotal: 100_000);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        Assert.Equal(100_000m, (decimal?)(await _shop.GetAsync(waiting))["approval"]!["maxTotal"]);
    }

    private Task<HttpResponseMessage> DecideAsync(JsonObject waiting, int? quantity = null, decimal? maxTotal = null) => PurchaseShop.SendAsync(
        _shop.Approver,
        $"api/purchases/{waiting["id"]}/decision",
        new() { ["decision"] = "approve", ["digest"] = (string?)waiting["approval"]!["digest"], ["quantity"] = quantity, ["maxTotal"] = maxTotal });

    [Fact]
    public async Task Need_StockCameOtherwise_IsDroppedAndMayBeAskedAgain()
    {
        var waiting = await StartByStockCheckAsync();
        await SetOnHandAsync(500);
        using var decision = await _shop.ApproveAsync(waiting);
        var dropped = await _shop.UntilAsync(waiting, "cancelled", "released");

        Assert.Contains(
            "not needed any more: projected stock is 500 now, above the reorder point",
            (string?)dropped["timeline"]!.AsArray()[^1]!["detail"],
            StringComparison.Ordinal);
        Assert.Empty(_shop.Cloud.Vendors.ReceivedOrders());
        await SetOnHandAsync(4);
        await StartByStockCheckAsync();
    }

    [Fact]
    public async Task Need_FirmSwitchedToMonitoring_IsDropped()
    {
        var waiting = await StartByStockCheckAsync();
        await _shop.ChangeOperationsAsync(settings => settings["mode"] = "monitoring");
        using var decision = await _shop.ApproveAsync(waiting);
        var dropped = await _shop.UntilAsync(waiting, "cancelled", "released");

        Assert.Contains("monitoring", (string?)dropped["timeline"]!.AsArray()[^1]!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Need_OfAPerson_GoesOnAndSaysWhatChanged()
    {
        var waiting = await WaitingAsync();
        await SetOnHandAsync(500);
        using var decision = await _shop.ApproveAsync(waiting);
        var received = await _shop.UntilAsync(waiting, "received", "actual");

        Assert.Single(PurchaseShop.EventsOf(received), "needChanged");
    }

    [Fact]
    public async Task Need_VendorExcludedSince_OthersAreAskedAndSoIsTheApprover()
    {
        var waiting = await WaitingAsync();
        var vendor = (string)waiting["choice"]!["lines"]![0]!["vendorId"]!;
        Assert.DoesNotContain("know no", await PurchaseShop.SayAsync(_shop.Buyer, $"never buy from {vendor}"), StringComparison.Ordinal);
        using var decision = await _shop.ApproveAsync(waiting);
        await _shop.UntilAsync(waiting, "awaitingApproval");
        JsonObject asked;
        do asked = await _shop.UntilAsync(waiting, "awaitingApproval");
        while (asked["approval"]!["changed"] is null);

        Assert.Equal(vendor, (string?)asked["approval"]!["changed"]!["oldVendors"]![0]);
        Assert.NotEqual(vendor, (string?)asked["choice"]!["lines"]![0]!["vendorId"]);
        Assert.Empty(_shop.Cloud.Vendors.ReceivedOrders());
    }

    private async Task<JsonObject> StartByStockCheckAsync()
    {
        await _shop.ChangeOperationsAsync(settings => settings["mode"] = "purchasing");
        while (true)
        {
            using var check = await PurchaseShop.SendAsync(_shop.Buyer, "api/inventory/check", []);
            var all = (await _shop.Buyer.GetFromJsonAsync<JsonObject>("api/purchases?sku=BOLT&status=awaitingApproval"))!["items"]!.AsArray();
            if (all.Count > 0) return all[0]!.DeepClone().AsObject();
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private async Task SetOnHandAsync(int units)
    {
        using var read = await _shop.Admin.GetAsync(new Uri("api/inventory/BOLT", UriKind.Relative));
        var item = (await read.Content.ReadFromJsonAsync<JsonObject>())!;
        item["onHand"] = units;
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/inventory/BOLT") { Content = JsonContent.Create(item) };
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        using var answer = await _shop.Admin.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
