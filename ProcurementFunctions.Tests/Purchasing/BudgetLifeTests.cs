using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>What the budget, the limit of the policy and the currency do to purchases, over HTTP; NUT costs 1.20 at its one vendor.</summary>
public sealed class BudgetLifeTests
{
    private static Task<HttpResponseMessage> ApproveAsync(PurchaseShop shop, JsonObject purchase, bool overBudget) => PurchaseShop.SendAsync(
        shop.Approver,
        $"api/purchases/{purchase["id"]}/decision",
        new() { ["decision"] = "approve", ["digest"] = (string?)purchase["approval"]!["digest"], ["overBudget"] = overBudget });

    private static string[] NotesOf(JsonObject purchase) => [.. purchase["choice"]!["notes"]!.AsArray().Select(note => (string)note!)];

    [Fact]
    public async Task AboveTheBudget_WaitsForAnException_AndTheLedgerTellsIt()
    {
        await using var turned = await TurnedShop.OpenAsync();
        var shop = turned.Shop;
        await shop.ChangeOperationsAsync(settings =>
        {
            settings["budget"]!["limit"] = 20;
            settings["approval"]!["autoApproveBelow"] = 1000;
        });
        var waiting = await shop.UntilAsync(await shop.CreateAsync("NUT", 50), "awaitingApproval");
        Assert.Contains(NotesOf(waiting), note => note.Contains("20.00 left of 20.00", StringComparison.Ordinal));
        using (var refused = await ApproveAsync(shop, waiting, overBudget: false))
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("overBudget", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var approved = await ApproveAsync(shop, waiting, overBudget: true)) Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        var ordered = await turned.TurnUntilAsync(waiting, now => (string?)now["status"] == "ordered");
        Assert.True((bool?)ordered["approval"]!["overBudget"]);
        Assert.Equal(60m, (decimal?)ordered["budget"]!["amount"]);
        var budget = (await shop.Buyer.GetFromJsonAsync<JsonObject>("api/budget"))!;
        Assert.Equal((60m, -40m), ((decimal)budget["committed"]!, (decimal)budget["available"]!));
        Assert.True((bool)Assert.Single(budget["entries"]!.AsArray())!["overBudget"]!);
    }

    [Fact]
    public async Task AboveTheBudget_RaisedMeanwhile_IsApprovedAsAnyOther()
    {
        await using var turned = await TurnedShop.OpenAsync();
        var shop = turned.Shop;
        await shop.ChangeOperationsAsync(settings => settings["budget"]!["limit"] = 20);
        var waiting = await shop.UntilAsync(await shop.CreateAsync("NUT", 50), "awaitingApproval");
        await shop.ChangeOperationsAsync(settings => settings["budget"]!["limit"] = 100);
        using (var approved = await ApproveAsync(shop, waiting, overBudget: false)) Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        var ordered = await turned.TurnUntilAsync(waiting, now => (string?)now["status"] == "ordered");

        Assert.Null(ordered["overBudget"]);
        Assert.False((bool?)ordered["approval"]!["overBudget"]);
        Assert.Equal("committed", (string?)ordered["budget"]!["state"]);
    }

    [Fact]
    public async Task AboveTheBudget_InTheNextPeriod_IsWithinIt_AndExpiresAsOthersDo()
    {
        await using var turned = await TurnedShop.OpenAsync();
        var shop = turned.Shop;
        await shop.ChangeOperationsAsync(settings =>
        {
            settings["budget"]!["limit"] = 70;
            settings["approval"]!["expiresAfterHours"] = 900;
            settings["approval"]!["remindAfterHours"] = 750;
        });
        var first = await shop.UntilAsync(await shop.CreateAsync("NUT", 50), "awaitingApproval");
        var second = await shop.UntilAsync(await shop.CreateAsync("NUT", 40), "awaitingApproval");
        Assert.NotNull(second["overBudget"]);
        // The reminder, in the next month, looks again.
        var covered = await turned.TurnUntilAsync(second, now => now["overBudget"] is null);
        Assert.Equal("2026-04", (string?)covered["budget"]!["period"]);
        var expired = await turned.TurnUntilAsync(second, now => (string?)now["status"] == "expired");
        await shop.UntilAsync(expired, "expired", "released");
        await shop.UntilAsync(first, "expired", "released");
    }

    [Fact]
    public async Task SeveralOfOneBuyer_CountTogetherAgainstTheLimit()
    {
        await using var turned = await TurnedShop.OpenAsync(profile => profile with { ExtraLeadDays = 100 });
        var shop = turned.Shop;
        await shop.ChangeOperationsAsync(settings => settings["approval"]!["autoApproveBelow"] = 100);
        var first = await shop.CreateAsync("NUT", 50);
        await turned.TurnUntilAsync(first, now => (string?)now["status"] is "ordering" or "ordered");
        var second = await shop.UntilAsync(await shop.CreateAsync("NUT", 50), "awaitingApproval");
        var third = await shop.UntilAsync(await shop.CreateAsync("BOLT", 30), "awaitingApproval");

        Assert.Contains(NotesOf(second), note => note.Contains($"{first["id"]} (60.00)", StringComparison.Ordinal));
        Assert.Contains(NotesOf(third), note => note.Contains($"{first["id"]}", StringComparison.Ordinal) && note.Contains($"{second["id"]}", StringComparison.Ordinal));
        Assert.Equal(2, third["countedWith"]!.AsArray().Count);
        // Outside the window it counts alone.
        await turned.TurnAsync(26);
        var later = await shop.CreateAsync("NUT", 50);
        await turned.TurnUntilAsync(later, now => (string?)now["status"] is "ordering" or "ordered");
    }

    [Fact]
    public async Task Currency_WhileMoneyIsHeld_StaysAndSaysHowMuch()
    {
        await using var turned = await TurnedShop.OpenAsync();
        var shop = turned.Shop;
        var waiting = await shop.UntilAsync(await shop.CreateAsync("NUT", 50), "awaitingApproval", "reserved");
        using (var refused = await PutCurrencyAsync(shop, "EUR"))
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("60.00 reserved and 0.00 committed", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var rejected = await shop.RejectAsync(waiting)) Assert.Equal(HttpStatusCode.OK, rejected.StatusCode);
        await shop.UntilAsync(waiting, "rejected", "released");
        using var taken = await PutCurrencyAsync(shop, "EUR");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    private static async Task<HttpResponseMessage> PutCurrencyAsync(PurchaseShop shop, string currency)
    {
        using var read = await shop.Admin.GetAsync(new Uri("api/operations", UriKind.Relative));
        var settings = (await read.Content.ReadFromJsonAsync<JsonObject>())!;
        settings["currency"] = currency;
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/operations") { Content = JsonContent.Create(settings) };
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        return await shop.Admin.SendAsync(request);
    }
}
