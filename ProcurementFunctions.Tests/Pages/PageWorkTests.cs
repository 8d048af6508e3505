using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>What administrators, buyers and approvers change by forms, beside purchases.</summary>
public sealed class PageWorkTests
{
    private const string Script = "<script>alert(4)</script>";

    [Fact]
    public async Task Vendor_CorrectedPinnedRatedAndExcluded_SaysSo()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin", "buyer");
        const string place = "/vendors/ACME";

        await DoneAsync(admin, place, $"{place}/beliefs", new() { ["name"] = "leadTimeDays", ["action"] = "correct", ["value"] = "9" });
        Assert.Contains("corrected", await admin.ReadAsync(place), StringComparison.Ordinal);
        await DoneAsync(admin, place, $"{place}/beliefs", new() { ["name"] = "onTimeRate", ["action"] = "pin", ["value"] = "61" });
        Assert.Contains("pinned, ", await admin.ReadAsync(place), StringComparison.Ordinal);
        await DoneAsync(admin, place, $"{place}/beliefs", new() { ["name"] = "onTimeRate", ["action"] = "forget" });
        await DoneAsync(admin, place, $"{place}/rating", new() { ["score"] = "90", ["comment"] = Script });
        await DoneAsync(admin, place, $"{place}/exclusion", new() { ["exclude"] = "yes" });
        var page = await admin.ReadAsync(place);
        Assert.Contains("Buy from it again", page, StringComparison.Ordinal);
        Assert.DoesNotContain("pinned, ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        var trail = await admin.ReadAsync("/audit?subject=vendor:ACME");
        Assert.Contains("belief pinned", trail, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", trail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Vendor_ChangedByTwo_TheSecondIsToldAndKeepsWhatWasTyped()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        const string place = "/vendors/ACME";
        var mark = Browser.HiddenOf(await admin.ReadAsync(place), "mark");
        Dictionary<string, string> Form(string name) => new()
        {
            ["mark"] = mark,
            ["name"] = name,
            ["active"] = "yes",
            ["works-Monday"] = "yes",
            ["cutOff"] = "14:30",
            ["closed"] = "2026-12-24 2026-12-31 Christmas",
        };

        await DoneAsync(admin, place, place, Form("Acme Ltd"));
        using var late = await admin.SendAsync(place, place, Form("Acme Inc"));
        var told = await late.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("value=\"Acme Inc\"", told, StringComparison.Ordinal);
        Assert.Contains("2026-12-24 to 2026-12-31, Christmas", told, StringComparison.Ordinal);
        Assert.Contains(">Acme Ltd<", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_LevelsAndLife_AreChangedAndABadOneIsNot()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        const string place = "/stock/BOLT";
        Dictionary<string, string> Form(string mark, string most) => new()
        {
            ["mark"] = mark,
            ["name"] = "Bolt",
            ["onHand"] = "31",
            ["reorderPoint"] = "20",
            ["safetyStock"] = "5",
            ["maxLevel"] = most,
            ["life"] = "NoReorder",
        };

        using var wrong = await admin.SendAsync(place, place, Form(Browser.HiddenOf(await admin.ReadAsync(place), "mark"), "10"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("value=\"10\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await DoneAsync(admin, place, place, Form(Browser.HiddenOf(await admin.ReadAsync(place), "mark"), "400"));
        var page = await admin.ReadAsync(place);
        Assert.Contains("sold off and not reordered", page, StringComparison.Ordinal);
        Assert.Contains("value=\"400\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_ByLocation_IsCountedAtEachUntilItIsOneNumberAgain()
    {
        await using var shop = await PurchaseShop.OpenAsync(speed: 1);
        await shop.ChangeOperationsAsync(settings => settings["locations"] = new JsonArray("Warehouse", "Back room"));
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        const string place = "/stock/BOLT";

        await DoneAsync(admin, place, place, await FormAsync(("onHand", "4"), ("at-Warehouse", "30"), ("at-Back room", "5")));
        Assert.Equal((35, "Back room 5, Warehouse 30"), await StockAsync());
        await DoneAsync(admin, place, place, await FormAsync(("at-Warehouse", "31"), ("reserved", "3")));
        Assert.Equal((31, "Warehouse 31"), await StockAsync());
        Assert.Contains("name=\"at-Warehouse\" inputmode=\"numeric\" value=\"31\"", await admin.ReadAsync(place), StringComparison.Ordinal);

        using var wrong = await admin.SendAsync(place, place, await FormAsync(("at-Warehouse", "many"), ("at-Back room", "7")));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("value=\"many\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var silent = await admin.SendAsync(place, place, await FormAsync(("onHand", "31")));
        Assert.Contains("say how many are where", await silent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((31, "Warehouse 31"), await StockAsync());

        await DoneAsync(admin, place, place, await FormAsync(("oneNumber", "yes"), ("onHand", "29"), ("at-Warehouse", "31")));
        Assert.Equal((29, ""), await StockAsync());

        async Task<Dictionary<string, string>> FormAsync(params (string Field, string Value)[] fields)
        {
            var form = new Dictionary<string, string>
            {
                ["mark"] = Browser.HiddenOf(await admin.ReadAsync(place), "mark"),
                ["name"] = "Bolt",
                ["reorderPoint"] = "20",
                ["safetyStock"] = "5",
                ["life"] = "Active",
            };
            foreach (var (field, value) in fields) form[field] = value;
            return form;
        }

        async Task<(int OnHand, string Locations)> StockAsync()
        {
            var item = (await shop.Admin.GetFromJsonAsync<JsonObject>("api/inventory/BOLT"))!;
            return ((int)item["onHand"]!, string.Join(", ", (item["locations"] as JsonArray ?? []).Select(one => $"{one!["location"]} {one["onHand"]}")));
        }
    }

    [Fact]
    public async Task Settings_Changed_AreKeptAndAStaleFormIsTold()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        var page = await admin.ReadAsync("/settings");
        var form = FormOf(page);
        form["autoApproveBelow"] = "75.5";
        form["mode"] = "purchasing";
        form["level"] = "98";
        form["firmName"] = "Screws & Sons";

        await DoneAsync(admin, "/settings", "/settings", form);
        var operations = await shop.Admin.GetFromJsonAsync<JsonObject>("api/operations");
        Assert.Equal(75.5m, (decimal)operations!["approval"]!["autoApproveBelow"]!);
        Assert.Equal(("purchasing", 0.98, "Screws & Sons"), ((string)operations["mode"]!, (double)operations["service"]!["level"]!, (string)operations["firm"]!["name"]!));

        form["autoApproveBelow"] = "99";
        using var stale = await admin.SendAsync("/settings", "/settings", form);
        var told = await stale.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Contains("(now: 75.5)", told, StringComparison.Ordinal);
        Assert.Contains("value=\"99\"", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Budget_SetByAnAdministrator_IsShown()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        var form = new Dictionary<string, string> { ["mark"] = Browser.HiddenOf(await admin.ReadAsync("/money"), "mark"), ["limit"] = "1234.50" };

        using var refused = await buyer.SendAsync("/money", "/money/budget", form);
        await DoneAsync(admin, "/money", "/money/budget", form);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("of 1,234.50 USD", await buyer.ReadAsync("/money"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goods_ReturnedAndAReceiptTakenBack_ChangeTheStock()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        var purchase = await shop.UntilAsync(await shop.ApprovedAsync("BOLT", 60), "received");
        var (place, stock) = ($"/purchases/{purchase["id"]}", await shop.OnHandAsync("BOLT"));
        var page = await buyer.ReadAsync(place);

        var back = new Dictionary<string, string> { ["returnId"] = Browser.HiddenOf(page, "returnId"), ["returned"] = "4", ["returnReason"] = "bent" };
        await DoneAsync(buyer, place, $"{place}/returns", back);
        await DoneAsync(buyer, place, $"{place}/returns", back);
        Assert.Equal(stock - 4, await shop.OnHandAsync("BOLT"));
        using var tooMany = await buyer.SendAsync(place, $"{place}/returns", new() { ["returnId"] = "other", ["returned"] = "4000", ["returnReason"] = "bent" });
        Assert.Equal(HttpStatusCode.BadRequest, tooMany.StatusCode);
        Assert.Contains("value=\"4000\"", await tooMany.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var refused = await buyer.SendAsync(place, $"{place}/reversals", new() { ["receipt"] = Browser.HiddenOf(page, "receipt"), ["reversalReason"] = "typed wrongly" });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("went back to the vendor", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipt_TakenBack_IsNotInTheStock()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        var purchase = await shop.UntilAsync(await shop.ApprovedAsync("BOLT", 60), "received");
        var (place, stock) = ($"/purchases/{purchase["id"]}", await shop.OnHandAsync("BOLT"));
        var receipt = Browser.HiddenOf(await buyer.ReadAsync(place), "receipt");

        await DoneAsync(buyer, place, $"{place}/reversals", new() { ["receipt"] = receipt, ["reversalReason"] = "typed wrongly" });
        await buyer.UntilAsync(place, "receipt reversed");
        Assert.True(await shop.OnHandAsync("BOLT") <= stock);
    }

    [Fact]
    public async Task Doctor_AskedToLook_SaysWhatItSaw()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        await DoneAsync(admin, "/doctor", "/doctor", []);
        Assert.Contains("What was looked at", await admin.ReadAsync("/doctor"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_OfOneActor_ShowsNoOther()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        await shop.UntilAsync(await shop.ApprovedAsync("BOLT", 60), "received");
        var mine = await admin.UntilAsync("/audit?actor=approver", "<td>approved</td>");

        Assert.DoesNotContain(">buyer<", mine, StringComparison.Ordinal);
        using var wrong = await admin.GetAsync("/audit?from=yesterday");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Approval_WithOtherGoals_SaysWhatWouldHaveBeenChosen()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var approver = await Browser.SignedInAsync(shop.Cloud, "approver", "approver");
        var purchase = await shop.UntilAsync(await shop.CreateAsync("WASHER", 100), "awaitingApproval");

        var page = await approver.ReadAsync($"/approvals/{purchase["id"]}?cost=0&speed=1&reliability=0");
        Assert.Contains("would have been chosen", page, StringComparison.Ordinal);
        using var wrong = await approver.GetAsync($"/approvals/{purchase["id"]}?cost=-1");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Pages_OfAdministrators_AreForbiddenToOthers()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer", "approver");
        foreach (var place in new[] { "/settings", "/audit", "/doctor", "/import" })
        {
            using var page = await buyer.GetAsync(place);
            using var sent = await buyer.SendAsync("/", place, []);

            Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
            Assert.True(sent.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{place}: {sent.StatusCode}");
        }
    }

    private static async Task DoneAsync(Browser browser, string page, string action, Dictionary<string, string> form)
    {
        using var answer = await browser.SendAsync(page, action, form);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{action}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>What the form of the settings holds.</summary>
    private static Dictionary<string, string> FormOf(string html)
    {
        var form = new Dictionary<string, string> { ["mark"] = Browser.HiddenOf(html, "mark"), ["mode"] = "monitoring", ["period"] = "month" };
        foreach (System.Text.RegularExpressions.Match field in System.Text.RegularExpressions.Regex.Matches(html, "<input id=\"([a-zA-Z]+)\" name=\"[a-zA-Z]+\" maxlength=\"200\"(?: value=\"([^\"]*)\")?"))
            form[field.Groups[1].Value] = WebUtility.HtmlDecode(field.Groups[2].Value);
        return form;
    }
}
