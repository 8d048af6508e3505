using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>Papers that somebody types in or has as a file, exchange rates, and what a talk shows beside its words.</summary>
public sealed partial class PaperPageTests
{
    private const string Entry = "/invoice-entry";

    [Fact]
    public async Task Invoice_TypedIn_IsHeldAgainstItsOrder()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        var purchase = await shop.UntilAsync(await shop.ApprovedAsync("BOLT", 60), "received");
        var page = await buyer.ReadAsync($"/purchases/{purchase["id"]}");
        var form = FieldsOf(await buyer.ReadAsync(EntryLink().Match(page).Value));
        (form["number"], form["issueDate"], form["total"]) = ("R-77", Papers.DayOf(purchase), "1");

        using var wrong = await buyer.SendAsync(Entry, Entry, form);
        var told = await wrong.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("value=\"R-77\"", told, StringComparison.Ordinal);
        form["total"] = TotalSaid().Match(told).Groups[1].Value;

        using var entered = await buyer.SendAsync(Entry, Entry, form);
        using var again = await buyer.SendAsync(Entry, Entry, form);
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        Assert.Equal(entered.Headers.Location, again.Headers.Location);
        var shown = await buyer.ReadAsync(entered.Headers.Location!.OriginalString);
        Assert.Contains("Invoice R-77", shown, StringComparison.Ordinal);
        Assert.Contains(">matched<", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoice_FileThatIsNone_IsRefused()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        using var none = await buyer.SendFileAsync(Entry, Entry, "i.xml", Encoding.UTF8.GetBytes("<Order/>"), new() { ["as"] = "file" });
        using var empty = await buyer.SendFileAsync(Entry, Entry, "i.xml", [], new() { ["as"] = "file" });
        using var approver = await Browser.SignedInAsync(shop.Cloud, "approver", "approver");
        using var forbidden = await approver.GetAsync(Entry);

        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        Assert.Contains("was not chosen", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    [Fact]
    public async Task Invoice_ChosenAsAFile_IsEntered()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        var purchase = await shop.UntilAsync(await shop.ApprovedAsync("BOLT", 60), "received");
        using var entered = await buyer.SendFileAsync(Entry, Entry, "x.xml", Papers.InvoiceOf(purchase, "X-1"), new() { ["as"] = "file" });
        using var dear = await buyer.SendFileAsync(Entry, Entry, "y.xml", Papers.InvoiceOf(purchase, "X-2", 2), new() { ["as"] = "file" });
        Assert.True(entered.StatusCode == HttpStatusCode.SeeOther, await entered.Content.ReadAsStringAsync());
        Assert.Contains("Invoice X-1", await buyer.ReadAsync(entered.Headers.Location!.OriginalString), StringComparison.Ordinal);
        // What differs stands on the first page.
        var today = await buyer.ReadAsync("/");
        Assert.Contains($"<a href=\"{dear.Headers.Location!.OriginalString}\">X-2</a>", today, StringComparison.Ordinal);
        Assert.DoesNotContain(">X-1<", today, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoice_DecidedOrPaidWithNonsense_StaysAsItIs()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        using var approver = await Browser.SignedInAsync(shop.Cloud, "approver", "approver");
        var purchase = await shop.UntilAsync(await shop.ApprovedAsync("BOLT", 60), "received");
        using var entered = await buyer.SendFileAsync(Entry, Entry, "y.xml", Papers.InvoiceOf(purchase, "X-2", 2), new() { ["as"] = "file" });
        var page = entered.Headers.Location!.OriginalString;
        var form = new Dictionary<string, string> { ["mark"] = Browser.HiddenOf(await approver.ReadAsync(page), "mark"), ["reason"] = "it is right" };

        using var undecided = await approver.SendAsync(page, $"{page}/decision", form);
        Assert.Contains("must be accept or reject", await undecided.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var accepted = await approver.SendAsync(page, $"{page}/decision", new(form) { ["decision"] = "accept" });
        Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        foreach (var amount in (string[])["0", "0.005"])
        {
            using var paid = await approver.SendAsync(page, $"{page}/paid", new() { ["date"] = Papers.DayOf(purchase), ["reference"] = "B-1", ["firmAmount"] = amount });
            Assert.Contains("must be above 0, with 2 decimals at most", await paid.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Contains(">accepted<", await approver.ReadAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rates_TypedInTheSettings_AreKeptAndThoseOfDaysToComeAreNot()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        var form = FieldsOf(await admin.ReadAsync("/settings"));
        form["rates"] = "EUR 1.0837 2062-01-01";
        using var future = await admin.SendAsync("/settings", "/settings", form);
        form["rates"] = "EUR one";
        using var unread = await admin.SendAsync("/settings", "/settings", form);
        form["rates"] = "EUR 1.0837 2020-11-30\r\nGBP 1.25 2020-11-29";
        using var taken = await admin.SendAsync("/settings", "/settings", form);

        Assert.Contains("is in the future", await future.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("line 1 must be such as", await unread.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        var rates = (await shop.Admin.GetFromJsonAsync<JsonObject>("api/operations"))!["rates"]!.AsArray();
        Assert.Equal([("EUR", 1.0837m), ("GBP", 1.25m)], rates.Select(rate => ((string)rate!["currency"]!, (decimal)rate["rate"]!)));
        Assert.Contains(">EUR 1.0837 2020-11-30\nGBP 1.25 2020-11-29<", WebUtility.HtmlDecode(await admin.ReadAsync("/settings")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deal_InATalk_IsACardThatIsOrderedOnce()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        var place = "/talk";
        using var asked = await buyer.SendAsync(place, place, new() { ["messageId"] = "1", ["text"] = "find the best deal for 40 BOLT" });
        var card = await buyer.ReadAsync(place);
        Assert.Contains("Order it: BOLT", card, StringComparison.Ordinal);

        var form = new Dictionary<string, string> { ["messageId"] = Browser.HiddenOf(card, "messageId"), ["text"] = Browser.HiddenOf(card, "text") };
        using var ordered = await buyer.SendAsync(place, place, form);
        using var twice = await buyer.SendAsync(place, place, form);
        var after = await buyer.ReadAsync(place);
        Assert.Single(PurchaseLink().Matches(after));
        Assert.DoesNotContain("Order it: BOLT", after, StringComparison.Ordinal);
    }

    /// <summary>What the form of a page holds, by field.</summary>
    private static Dictionary<string, string> FieldsOf(string html)
    {
        var form = new Dictionary<string, string>();
        foreach (Match field in Input().Matches(html))
        {
            var (name, type, value) = (Attribute(field.Value, "name"), Attribute(field.Value, "type"), Attribute(field.Value, "value"));
            if (name is null or "form-token" || type is "file" || (type is "radio" or "checkbox" && !field.Value.Contains(" checked", StringComparison.Ordinal))) continue;
            form[name] = value ?? "";
        }

        foreach (Match choice in Select().Matches(html))
        {
            var chosen = Option().Matches(choice.Groups[2].Value).OrderByDescending(option => option.Value.Contains(" selected", StringComparison.Ordinal)).First();
            form[choice.Groups[1].Value] = Attribute(chosen.Value, "value") ?? "";
        }

        return form;
    }

    private static string? Attribute(string tag, string name) => Regex.Match(tag, $" {name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<select [^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Option();

    [GeneratedRegex("/invoice-entry\\?order=[^\"]+")]
    private static partial Regex EntryLink();

    [GeneratedRegex("are ([0-9.]+)")]
    private static partial Regex TotalSaid();

    [GeneratedRegex("href=\"/purchases/P-[^\"]+\"")]
    private static partial Regex PurchaseLink();
}
