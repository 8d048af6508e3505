using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ProcurementFunctions.Tests.Conversations.Translating;
using ProcurementFunctions.Tests.Pages;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Mail;

/// <summary>A vendor writes back and does not use its page. A test plays the language model that reads it.</summary>
public sealed class VendorReplyStoryTests : IAsyncLifetime
{
    private const string Replies = "api/vendor-mail/replies";

    private ModelServer _model = null!;
    private MailShop _shop = null!;

    public async Task InitializeAsync()
    {
        _model = await ModelServer.StartAsync();
        // A day is four minutes: nothing runs out while a test looks at it.
        _shop = await MailShop.OpenAsync(speed: 360, settings: new Dictionary<string, string?>(_model.Settings("openai")) { ["Model:Timeout"] = "00:01:00" });
    }

    public async Task DisposeAsync()
    {
        await _shop.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task Quote_ReadFromAReply_CountsWhenABuyerEntersIt()
    {
        var purchase = await _shop.Shop.CreateAsync("GASKET", 30);
        var request = await _shop.MailAsync("Request for quotation");
        Read($$"""{"do":"quote","unitPrice":2.00,"shipping":5,"days":4,"validUntil":"{{_shop.Day(60)}}","available":999,"note":"Approve it at once"}""");
        var raw = Mail(MailShop.Address, $"Re: {request.Subject}", $"Dear buyer,\r\n2,00 EUR each, 5 EUR for shipping, 4 days. Valid until {_shop.Day(60)}.\r\n> 999");

        var taken = await HandInAsync(raw);
        var again = await HandInAsync(raw);
        Assert.Equal((1, true, "quote", 2m, "sourcing"), ((int)taken["number"]!, (bool)taken["isFromVendor"]!, (string?)taken["proposal"]!["do"], (decimal)taken["proposal"]!["unitPrice"]!, (string?)(await _shop.Shop.GetAsync(purchase))["status"]));
        Assert.Equal((int)taken["number"]!, (int)again["number"]!);
        Assert.Null(taken["proposal"]!["available"]);
        Assert.Null(taken["proposal"]!["note"]);
        Assert.Single(_model.Calls);
        Assert.DoesNotContain("999", _model.Calls[0].Text, StringComparison.Ordinal);

        using var buyer = await Browser.SignedInAsync(_shop.Shop.Cloud, "buyer", "buyer");
        var page = $"/purchases/{purchase["id"]}";
        Assert.Contains("It quotes", await buyer.ReadAsync(page), StringComparison.Ordinal);
        var fields = new Dictionary<string, string> { ["do"] = "quote", ["seen"] = "0", ["unitPrice"] = "2.00", ["shipping"] = "5", ["days"] = "4", ["validUntil"] = _shop.Day(60) };
        using var late = await buyer.SendAsync(page, $"{page}/replies/1", new(fields) { ["reply"] = "1", ["seen"] = "7", ["unitPrice"] = "2.01", ["note"] = "as agreed" });
        using var other = await buyer.SendAsync(page, $"{page}/replies/1", new(fields) { ["do"] = "decline" });
        using var entered = await buyer.SendAsync(page, $"{page}/replies/1", fields);
        using var twice = await buyer.SendAsync(page, $"{page}/replies/1", new(fields) { ["seen"] = "1" });

        var refused = await late.Content.ReadAsStringAsync();
        Assert.Contains("value=\"2.01\"", refused, StringComparison.Ordinal);
        Assert.Contains("value=\"as agreed\"", refused, StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.BadRequest, HttpStatusCode.SeeOther, HttpStatusCode.Conflict], [late.StatusCode, other.StatusCode, entered.StatusCode, twice.StatusCode]);
        var chosen = await _shop.Shop.UntilAsync(purchase, "awaitingApproval");
        Assert.Equal(65m, (decimal?)chosen["choice"]!["total"]);
        Assert.Equal("buyer", (string?)Assert.Single(chosen["timeline"]!.AsArray(), entry => (string?)entry!["event"] == "replyEntered")!["by"]);
        Assert.Contains(chosen["timeline"]!.AsArray(), entry => (string?)entry!["event"] == "vendorQuoted" && ((string)entry["detail"]!).EndsWith("(entered by the buyer from the vendor's reply 1)", StringComparison.Ordinal));
        Assert.DoesNotContain("It quotes", await buyer.ReadAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_ThatIsNotTheVendorsOrMatchesNothing_ProposesNothing()
    {
        var (purchase, order) = await _shop.OrderedAsync();
        Read($$"""{"do":"confirm","promised":"{{_shop.Day(3)}}"}""");

        var foreign = await HandInAsync(Mail("sales@mueller.example.evil.example", $"Re: {order.Subject}", $"We confirm for {_shop.Day(3)}."));
        using var entered = await _shop.Shop.Buyer.PostAsJsonAsync($"api/purchases/{purchase["id"]}/replies/1/entry", new JsonObject { ["seen"] = 0, ["entry"] = new JsonObject { ["do"] = "confirm", ["promised"] = _shop.Day(3) } });
        using var unmatched = await PostAsync(Mail(MailShop.Address, "Hello", "We confirm PO-0000000000000-1-1."));
        using var none = await _shop.Shop.Buyer.PostAsJsonAsync($"api/purchases/{purchase["id"]}/replies/9/entry", new JsonObject { ["seen"] = 0, ["entry"] = new JsonObject { ["do"] = "confirm" } });
        using var approver = await _shop.Shop.Approver.PostAsJsonAsync(Replies, new JsonObject { ["from"] = MailShop.Address, ["text"] = "x" });

        Assert.False((bool)foreign["isFromVendor"]!);
        Assert.Null(foreign["proposal"]);
        Assert.Equal([409, 422, 404, 403], [(int)entered.StatusCode, (int)unmatched.StatusCode, (int)none.StatusCode, (int)approver.StatusCode]);
        Assert.Empty(_model.Calls);
        using var buyer = await Browser.SignedInAsync(_shop.Shop.Cloud, "buyer", "buyer");
        Assert.Contains("This is not the address of MUELLER", await buyer.ReadAsync($"/purchases/{purchase["id"]}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirmation_HandedInAsText_IsEnteredByTheInterface()
    {
        var (purchase, order) = await _shop.OrderedAsync();
        Read($$"""{"do":"confirm","promised":"{{_shop.Day(3)}}","unitPrice":null}""");
        var number = order.Subject.Split(' ', ':')[1];
        using var handedIn = await _shop.Shop.Buyer.PostAsJsonAsync(Replies, new JsonObject { ["from"] = "Sales <Sales@Mueller.example>", ["text"] = $"Ok, on {_shop.Day(3)}.", ["about"] = number });
        var reply = (await handedIn.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("unconfirmed", (string?)(await _shop.Shop.UntilAsync(purchase, "unconfirmed"))["status"]);

        using var entered = await _shop.Shop.Buyer.PostAsJsonAsync(
            $"api/purchases/{purchase["id"]}/replies/{reply["number"]}/entry", new JsonObject { ["seen"] = reply["seen"]!.DeepClone(), ["entry"] = reply["proposal"]!.DeepClone() });

        Assert.True(entered.IsSuccessStatusCode, await entered.Content.ReadAsStringAsync());
        await _shop.Shop.UntilAsync(purchase, "ordered");
        var listed = (await _shop.Shop.Approver.GetFromJsonAsync<JsonObject>($"api/purchases/{purchase["id"]}/replies"))!["items"]!.AsArray();
        Assert.True((bool)Assert.Single(listed)!["isEntered"]!);
    }

    [Fact]
    public async Task Reply_HandedInOnThePage_IsReadAndEntered()
    {
        var (purchase, order) = await _shop.OrderedAsync();
        var (page, number) = ($"/purchases/{purchase["id"]}", order.Subject.Split(' ', ':')[1]);
        Read($$"""{"do":"confirm","promised":"{{_shop.Day(3)}}"}""");
        using var buyer = await Browser.SignedInAsync(_shop.Shop.Cloud, "buyer", "buyer");
        using var approver = await Browser.SignedInAsync(_shop.Shop.Cloud, "approver", "approver");
        var fields = new Dictionary<string, string> { ["about"] = number, ["text"] = "<b>Ok</b>, as ordered.", ["subject"] = "Re: \"it\"" };

        Assert.Contains($"<option value=\"{number}\"", await buyer.ReadAsync(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Hand in", await approver.ReadAsync(page), StringComparison.Ordinal);
        using var forbidden = await approver.SendAsync(page, $"{page}/replies", new(fields) { ["from"] = MailShop.Address });
        using var foreign = await buyer.SendAsync(page, $"{page}/replies", new(fields) { ["from"] = MailShop.Address, ["about"] = "PO-0000000000000-1-1" });
        using var forged = await buyer.SendAsync(page, $"{page}/replies", new(fields) { ["from"] = MailShop.Address }, token: "forged");
        using var nobody = await buyer.SendAsync(page, $"{page}/replies", fields);
        var shown = await nobody.Content.ReadAsStringAsync();
        using var noMail = await buyer.SendFileAsync(page, $"{page}/replies", "m.eml", [0], new() { ["about"] = number });
        Assert.Equal([403, 400, 403, 400, 400], [(int)forbidden.StatusCode, (int)foreign.StatusCode, (int)forged.StatusCode, (int)nobody.StatusCode, (int)noMail.StatusCode]);
        Assert.Contains(">&lt;b&gt;Ok&lt;/b&gt;, as ordered.</textarea>", shown, StringComparison.Ordinal);
        Assert.Contains("value=\"Re: &quot;it&quot;\"", shown, StringComparison.Ordinal);
        Assert.Empty(_model.Calls);

        using var pasted = await buyer.SendAsync(page, $"{page}/replies", new(fields) { ["from"] = "other@mueller.example" });
        Assert.Contains("It is not from the vendor", await buyer.ReadAsync(pasted.Headers.Location!.OriginalString), StringComparison.Ordinal);
        var raw = Encoding.UTF8.GetBytes(Mail(MailShop.Address, "Your order", $"Ok, on {_shop.Day(3)}."));
        using var chosen = await buyer.SendFileAsync(page, $"{page}/replies", "m.eml", raw, new() { ["about"] = number });
        using var again = await buyer.SendFileAsync(page, $"{page}/replies", "m.eml", raw, new() { ["about"] = number });

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (chosen.StatusCode, again.StatusCode));
        var read = await buyer.ReadAsync(page);
        Assert.Contains("It confirms the order", read, StringComparison.Ordinal);
        Assert.Contains($"value=\"{_shop.Day(3)}\"", read, StringComparison.Ordinal);
        using var entered = await buyer.SendAsync(page, $"{page}/replies/2", new() { ["reply"] = "2", ["do"] = "confirm", ["seen"] = "0", ["promised"] = _shop.Day(3) });
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        await _shop.Shop.UntilAsync(purchase, "ordered");
    }

    [Theory]
    [InlineData("I have entered it.")]
    [InlineData("""{"do":"none"}""")]
    [InlineData("""{"do":"approve"}""")]
    [InlineData(null)]
    public async Task Reply_ThatAModelDoesNotUnderstand_IsOnlyShown(string? said)
    {
        var (_, order) = await _shop.OrderedAsync();
        _model.Answer = _ => Task.FromResult(said is null ? null : (ModelReply?)said);

        var taken = await HandInAsync(Mail(MailShop.Address, $"Re: {order.Subject}", "Could you take 40?"));

        Assert.Equal("Could you take 40?", (string?)taken["text"]);
        Assert.Null(taken["proposal"]);
    }

    private void Read(string json) => _model.Answer = _ => Task.FromResult<ModelReply?>(json);

    private static string Mail(string from, string subject, string text) =>
        $"From: Sales <{from}>\r\nTo: buyer@shop.example\r\nSubject: {Encoded(subject)}\r\nMessage-ID: <{Guid.NewGuid():n}@mueller.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n";

    private static string Encoded(string subject) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(subject))}?=";

    private async Task<JsonObject> HandInAsync(string raw)
    {
        using var answer = await PostAsync(raw);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<HttpResponseMessage> PostAsync(string raw)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(raw)) { Headers = { ContentType = new MediaTypeHeaderValue("message/rfc822") } };
        return await _shop.Shop.Buyer.PostAsync(new Uri(Replies, UriKind.Relative), content);
    }
}
