using System.Net;
using System.Text.Json.Nodes;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>What people do in the console, with forms and links alone.</summary>
public sealed class PageStoryTests
{
    private const string Script = "<script>alert(1)</script>\"'";

    [Fact]
    public async Task Purchase_BoughtApprovedAndReceived_ByForms()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        using var approver = await Browser.SignedInAsync(shop.Cloud, "approver", "approver");

        var key = Browser.HiddenOf(await buyer.ReadAsync("/stock/WASHER"), "key");
        var wish = new Dictionary<string, string> { ["key"] = key, ["quantity"] = "200", ["note"] = Script };
        using var bought = await buyer.SendAsync("/stock/WASHER", "/stock/WASHER/purchases", wish);
        using var again = await buyer.SendAsync("/stock/WASHER", "/stock/WASHER/purchases", wish);
        var place = bought.Headers.Location!.OriginalString;
        Assert.Equal(place, again.Headers.Location?.OriginalString);
        var purchase = new JsonObject { ["id"] = place.Split('/')[^1] };
        await shop.UntilAsync(purchase, "awaitingApproval");

        var id = (string)purchase["id"]!;
        Assert.Contains($"/approvals/{id}", await approver.ReadAsync("/approvals"), StringComparison.Ordinal);
        var page = await approver.ReadAsync($"/approvals/{id}");
        Assert.DoesNotContain(Script, page, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode("<script>alert(1)</script>"), page, StringComparison.Ordinal);
        var decision = new Dictionary<string, string> { ["decision"] = "approve", ["digest"] = Browser.HiddenOf(page, "digest") };
        using var approved = await approver.SendAsync("/approvals", $"/approvals/{id}", decision);
        using var twice = await approver.SendAsync("/approvals", $"/approvals/{id}", decision);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (approved.StatusCode, twice.StatusCode));

        var received = await shop.UntilAsync(purchase, "received");
        Assert.Single(received["timeline"]!.AsArray(), entry => (string?)entry!["event"] == "approved");
        var shown = await buyer.ReadAsync(place);
        Assert.Contains("goods received", shown, StringComparison.Ordinal);
        Assert.Contains("<Order", await buyer.ReadAsync($"{place}/order.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approval_OfWhatHasChanged_SaysSoAndKeepsWhatWasTyped()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var approver = await Browser.SignedInAsync(shop.Cloud, "approver", "approver");
        var purchase = await shop.UntilAsync(await shop.CreateAsync("WASHER", 100), "awaitingApproval");
        var stale = new Dictionary<string, string> { ["decision"] = "approve", ["digest"] = new string('0', 64), ["comment"] = "as agreed" };

        using var answer = await approver.SendAsync("/approvals", $"/approvals/{purchase["id"]}", stale);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("That was not done", page, StringComparison.Ordinal);
        Assert.Contains("value=\"as agreed\"", page, StringComparison.Ordinal);
        Assert.Equal("awaitingApproval", (string?)(await shop.GetAsync(purchase))["status"]);
    }

    [Fact]
    public async Task Approval_ByTheRequester_IsRefused()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var both = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer", "approver");
        var purchase = await shop.UntilAsync(await shop.CreateAsync("WASHER", 100), "awaitingApproval");
        var decision = new Dictionary<string, string> { ["decision"] = "approve", ["digest"] = (string)purchase["approval"]!["digest"]! };

        using var answer = await both.SendAsync("/approvals", $"/approvals/{purchase["id"]}", decision);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("another approver decides", await both.ReadAsync("/approvals"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purchase_RejectedOrCancelled_SaysWhy()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        using var approver = await Browser.SignedInAsync(shop.Cloud, "approver", "approver");
        var one = await shop.UntilAsync(await shop.CreateAsync("WASHER", 100), "awaitingApproval");
        var other = await shop.UntilAsync(await shop.CreateAsync("NUT", 50), "awaitingApproval");

        using var rejected = await approver.SendAsync("/approvals", $"/approvals/{one["id"]}", new() { ["decision"] = "reject", ["comment"] = "too many" });
        using var cancelled = await buyer.SendAsync("/purchases", $"/purchases/{other["id"]}/cancel", new() { ["reason"] = "found some" });
        await shop.UntilAsync(one, "rejected");
        await shop.UntilAsync(other, "cancelled");

        Assert.Contains("too many", await buyer.ReadAsync($"/purchases/{one["id"]}"), StringComparison.Ordinal);
        Assert.Contains("found some", await buyer.ReadAsync($"/purchases/{other["id"]}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_WhoseNameIsAScript_IsShownAsText()
    {
        await using var shop = await PurchaseShop.OpenAsync(data: folder =>
            File.AppendAllText(Path.Combine(folder, "inventory.csv"), "\nEVIL,<script>alert(2)</script>,3,5,1\n"));
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");

        foreach (var path in new[] { "/stock", "/stock?q=EVIL", "/stock/EVIL" })
        {
            var page = await buyer.ReadAsync(path);
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_OfEveryRole_AreShown()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin", "buyer", "approver");
        foreach (var path in new[] { "/", "/approvals", "/purchases", "/purchases?status=received", "/stock", "/stock?q=bolt", "/stock/BOLT", "/vendors", "/vendors/ACME", "/vendors/ACME/offers", "/vendors/ACME/offers/BOLT", "/money", "/talk", "/me", "/settings", "/autonomy", "/import", "/audit", "/doctor", "/invoices", "/me/export" })
            await admin.ReadAsync(path);

        using var nothing = await admin.GetAsync("/vendors/NOBODY");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Fact]
    public async Task Talk_SameFormTwice_IsHeardOnce()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        var said = new Dictionary<string, string> { ["messageId"] = "once", ["text"] = "my budget is 500" };
        using var first = await buyer.SendAsync("/talk", "/talk", said);
        using var second = await buyer.SendAsync("/talk", "/talk", said);

        var page = await buyer.ReadAsync("/talk");
        Assert.Equal(2, page.Split("my budget is 500").Length);
        Assert.Contains("your budget is set to 500", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_Snoozed_IsLeftAloneUntilItIsWoken()
    {
        await using var shop = await PurchaseShop.OpenAsync(speed: 1);
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        var until = DateOnly.FromDateTime(shop.Cloud.FirmTime.GetUtcNow().UtcDateTime).AddDays(10).ToString("yyyy-MM-dd", null);

        using var wrong = await buyer.SendAsync("/stock/BOLT", "/stock/BOLT/snooze", new() { ["until"] = "tomorrow", ["reason"] = "stocktaking" });
        using var snoozed = await buyer.SendAsync("/stock/BOLT", "/stock/BOLT/snooze", new() { ["until"] = until, ["reason"] = "stocktaking" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("value=\"stocktaking\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains($"until {until}", await buyer.ReadAsync("/stock/BOLT"), StringComparison.Ordinal);

        using var woken = await buyer.SendAsync("/stock/BOLT", "/stock/BOLT/snooze", new() { ["wake"] = "yes" });
        Assert.DoesNotContain($"until {until}", await buyer.ReadAsync("/stock/BOLT"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Me_Erased_IsSignedOutAndForgotten()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        using var said = await buyer.SendAsync("/talk", "/talk", new() { ["messageId"] = "1", ["text"] = "my budget is 500" });
        Assert.Contains("my budget is 500", await buyer.ReadAsync("/me/export"), StringComparison.Ordinal);

        using var unsure = await buyer.SendAsync("/me", "/me/erase", []);
        using var erased = await buyer.SendAsync("/me", "/me/erase", new() { ["sure"] = "yes" });
        Assert.Equal((HttpStatusCode.BadRequest, "/signed-out"), (unsure.StatusCode, erased.Headers.Location?.OriginalString));
        using var anew = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        Assert.DoesNotContain("my budget is 500", await anew.ReadAsync("/talk"), StringComparison.Ordinal);
    }
}
