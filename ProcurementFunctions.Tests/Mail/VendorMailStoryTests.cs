using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Mail;
using ProcurementFunctions.Notices;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Tests.Pages;
using ProcurementFunctions.Tests.Purchasing;
using UglyToad.PdfPig;

namespace ProcurementFunctions.Tests.Mail;

/// <summary>Purchases from a vendor that has nothing but an e-mail address, with a real SMTP server and the vendor's page over HTTP.</summary>
public sealed class VendorMailStoryTests
{
    [Fact]
    public async Task Purchase_QuotedOrderedConfirmedSentAndDeliveredByMail_IsReceived()
    {
        await using var shop = await MailShop.OpenAsync();
        var purchase = await shop.Shop.CreateAsync("GASKET", 30);
        var request = await shop.MailAsync("Request for quotation");
        var waiting = await shop.Shop.GetAsync(purchase);
        Assert.Equal(("sourcing", MailShop.Address, "Müller & Söhne", "buyer@shop.example"), ((string?)waiting["status"], request.To, request.ToName, request.ReplyTo));
        Assert.NotNull((string?)(await UntilAwaitedAsync(shop, purchase))["awaitsQuotesUntil"]);

        await shop.QuoteAsync(request);
        var chosen = await shop.Shop.UntilAsync(purchase, "awaitingApproval");
        Assert.Equal((65m, "MUELLER"), ((decimal?)chosen["choice"]!["total"], (string?)chosen["choice"]!["lines"]![0]!["vendorId"]));
        Assert.Contains("vendorQuoted", PurchaseShop.EventsOf(chosen));
        using var decision = await shop.Shop.ApproveAsync(chosen);
        var order = await shop.MailAsync("Order PO-");
        var unconfirmed = await shop.Shop.UntilAsync(purchase, "unconfirmed");
        // That a person takes their time is no failure of an activity.
        var place = ActivatorUtilities.CreateInstance<PlaceOrder>(shop.Shop.Cloud.Services);
        var task = new OrderToPlace((string)purchase["id"]!, (string)unconfirmed["order"]!["orderNumber"]!);
        Assert.False(await place.RunAsync(task, default));
        await shop.EnterAsync(order, "confirm", new() { ["promised"] = shop.Day(3) });
        await shop.Shop.UntilAsync(purchase, "ordered", "committed");
        Assert.True(await place.RunAsync(task, default));
        await shop.EnterAsync(order, "ship", new() { ["quantity"] = "30", ["tracking"] = "1Z-42" });
        var shipped = await shop.Shop.UntilAsync(purchase, "shipped");
        Assert.Equal("1Z-42", (string?)shipped["order"]!["tracking"]);
        await shop.EnterAsync(order, "deliver");
        var received = await shop.Shop.UntilAsync(purchase, "received", "actual");

        Assert.Equal(130, await shop.Shop.OnHandAsync("GASKET"));
        Assert.Equal(65m, (decimal?)received["budget"]!["amount"]);
        Assert.Single(shop.Mailbox.Mails(), mail => mail.Subject.StartsWith("Request", StringComparison.Ordinal));
        Assert.Single(shop.Mailbox.Mails(), mail => mail.Subject.StartsWith("Order", StringComparison.Ordinal));
        var vendor = (await shop.Shop.Buyer.GetFromJsonAsync<JsonObject>("api/vendors/MUELLER"))!;
        Assert.Equal(("email", "evidence"), ((string?)vendor["channel"], (string?)vendor["beliefs"]!["leadTimeDays"]!["basis"]));
    }

    [Fact]
    public async Task Order_ItsMail_HasItAsUblAndPdf()
    {
        await using var shop = await MailShop.OpenAsync();
        await shop.Shop.ChangeOperationsAsync(settings => settings["firm"] = new JsonObject { ["name"] = "Łódź Größe GmbH", ["city"] = "Köln" });
        var (_, order) = await shop.OrderedAsync();

        var number = order.Subject.Split(' ', ':')[1];
        Assert.Equal([$"{number}.pdf", $"{number}.xml"], order.Attachments.Keys.Order());
        var ubl = Encoding.UTF8.GetString(order.Attachments[$"{number}.xml"]);
        Assert.Contains($"<cbc:ID>{number}</cbc:ID>", ubl, StringComparison.Ordinal);
        Assert.Contains("Müller", ubl, StringComparison.Ordinal);
        using var pdf = PdfDocument.Open(order.Attachments[$"{number}.pdf"]);
        var text = string.Join('\n', pdf.GetPages().Select(page => page.Text));
        Assert.Contains($"Order {number}", text, StringComparison.Ordinal);
        Assert.Contains("Müller & Söhne", text, StringComparison.Ordinal);
        Assert.Contains("65.00 USD", text, StringComparison.Ordinal);
        Assert.Contains("?ód? Größe", text, StringComparison.Ordinal);
        Assert.Contains("cannot show", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quote_NobodyAnswers_IsRemindedAndThenGoneOnWithout()
    {
        await using var shop = await MailShop.OpenAsync(settings: new Dictionary<string, string?> { ["Vendors:MailQuotePatience"] = "12:00:00" });
        var purchase = await shop.Shop.CreateAsync("GASKET", 30);
        var other = await shop.Shop.CreateAsync("BOLT", 30);

        await shop.MailAsync("Reminder: request for quotation");
        var none = await shop.Shop.UntilAsync(purchase, "noOffer");
        var chosen = await shop.Shop.UntilAsync(other, "awaitingApproval");

        Assert.Contains(none["quoteFailures"]!.AsArray(), failure => ((string)failure!["reason"]!).Contains("did not answer", StringComparison.Ordinal));
        Assert.Equal(["ACME", "BOLTCO"], chosen["quotes"]!.AsArray().Select(quote => (string?)quote!["vendorId"]).Order());
        using var vendor = shop.Vendor();
        var page = MailShop.PageOf(await shop.MailAsync("Request for quotation"));
        Assert.Contains("time for a quote is over", await vendor.ReadAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deal_OfAVendorByMail_SaysThatItTakesHoursAndMailsNobody()
    {
        await using var shop = await MailShop.OpenAsync();
        using var answer = await PurchaseShop.SendAsync(shop.Shop.Buyer, "api/deals", new() { ["sku"] = "GASKET", ["quantity"] = 30 });

        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        Assert.Contains("by e-mail, which takes hours", text, StringComparison.Ordinal);
        Assert.Empty(shop.Mailbox.Mails());
    }

    [Fact]
    public async Task Quote_MailServerAway_IsSentOnceItIsBack()
    {
        await using var shop = await MailShop.OpenAsync(settings: new Dictionary<string, string?>
        {
            ["Vendors:MailQuotePatience"] = "14.00:00:00",
            ["Doctor:ConfirmAfter"] = "00:00:00",
        });
        await shop.Mailbox.LeaveAsync();
        var purchase = await shop.Shop.CreateAsync("GASKET", 30);
        await UntilAwaitedAsync(shop, purchase);
        Assert.Empty(shop.Mailbox.Mails());
        Assert.DoesNotContain(await FindingsAsync(shop), finding => (string?)finding!["kind"] == FindingKinds.MailWaiting);
        var waiting = await OldAsync(shop, TimeSpan.FromHours(2));
        var found = Assert.Single(await FindingsAsync(shop), finding => (string?)finding!["kind"] == FindingKinds.MailWaiting)!;
        Assert.Equal(($"{waiting}:1", "needsAPerson"), ((string?)found["id"], (string?)found["state"]));
        Assert.DoesNotContain(MailShop.Address, found.ToJsonString(), StringComparison.Ordinal);
        shop.Mailbox.Listen();

        await shop.QuoteAsync(await shop.MailAsync("Request for quotation"));
        await shop.Shop.UntilAsync(purchase, "awaitingApproval");
        Assert.Single(shop.Mailbox.Mails(), mail => mail.Subject.StartsWith("Request", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Quote_AddressRefused_CountsAsNoneAndIsShown()
    {
        // Nobody is there to take the notice, so that it waits.
        var nobody = new Dictionary<string, string?> { ["Notices:Url"] = "http://127.0.0.1:9/", ["Notices:Secret"] = new('s', NoticeOptions.ShortestSecret) };
        await using var shop = await MailShop.OpenAsync(settings: nobody);
        shop.Mailbox.Refuse(MailShop.Address);
        var none = await shop.Shop.UntilAsync(await shop.Shop.CreateAsync("GASKET", 30), "noOffer");
        var told = await shop.Shop.UntilAsync(none, "noOffer", details => details.Any(detail => detail.Contains("was not taken", StringComparison.Ordinal)));
        Assert.Single(PurchaseShop.EventsOf(told), "vendorUnreachable");
        await UntilNoticeAsync(shop, NoticeKinds.VendorUnreachable, (string)none["id"]!);

        Assert.Contains(none["quoteFailures"]!.AsArray(), failure => ((string)failure!["reason"]!).Contains("550", StringComparison.Ordinal));
        var vendor = (await shop.Shop.Buyer.GetFromJsonAsync<JsonObject>("api/vendors/MUELLER"))!;
        Assert.Contains("550", (string?)vendor["bounce"]!["reason"], StringComparison.Ordinal);
        using var buyer = await Browser.SignedInAsync(shop.Shop.Cloud, "buyer", "buyer");
        Assert.Contains("Mail came back", await buyer.ReadAsync("/vendors/MUELLER"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_AddressRefused_CountsAsRefusedAndIsTold()
    {
        await using var shop = await MailShop.OpenAsync();
        var purchase = await shop.Shop.CreateAsync("GASKET", 30);
        await shop.QuoteAsync(await shop.MailAsync("Request for quotation"));
        var waiting = await shop.Shop.UntilAsync(purchase, "awaitingApproval");
        shop.Mailbox.Refuse(MailShop.Address);
        using var decision = await shop.Shop.ApproveAsync(waiting);
        var failed = await shop.Shop.UntilAsync(purchase, "failed", "released");

        Assert.Contains("orderRefused", PurchaseShop.EventsOf(failed));
        Assert.DoesNotContain(shop.Mailbox.Mails(), mail => mail.Subject.StartsWith("Order", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Order_RefusedByTheVendor_IsAskedOfOthers()
    {
        await using var shop = await MailShop.OpenAsync();
        var (purchase, order) = await shop.OrderedAsync();
        await shop.EnterAsync(order, "refuse", new() { ["reason"] = "sold out" });
        var failed = await shop.Shop.UntilAsync(purchase, "failed", "released");

        Assert.Contains(failed["timeline"]!.AsArray(), entry => ((string)entry!["detail"]!).Contains("sold out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Order_ConfirmedDearer_IsAskedOfAnApprover()
    {
        await using var shop = await MailShop.OpenAsync();
        var (purchase, order) = await shop.OrderedAsync();
        await shop.EnterAsync(order, "confirm", new() { ["promised"] = shop.Day(9), ["unitPrice"] = "3.50" });

        var again = await shop.Shop.UntilAsync(purchase, "awaitingApproval");
        Assert.Equal(110m, (decimal?)again["approval"]!["total"]);
        using var decision = await shop.Shop.ApproveAsync(again);
        var ordered = await shop.Shop.UntilAsync(purchase, "ordered", details => details.Any(detail => detail.Contains("new price", StringComparison.Ordinal)));
        Assert.Equal(3.5m, (decimal?)ordered["order"]!["lines"]![0]!["unitPrice"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Order_Withdrawn_IsCancelledWhenTheVendorAgrees(bool confirmed)
    {
        await using var shop = await MailShop.OpenAsync();
        var (purchase, order) = await shop.OrderedAsync();
        if (confirmed)
        {
            await shop.EnterAsync(order, "confirm", new() { ["promised"] = shop.Day(9) });
            await shop.Shop.UntilAsync(purchase, "ordered");
        }
        else
        {
            await shop.Shop.UntilAsync(purchase, "unconfirmed");
        }

        using var cancel = await shop.Shop.CancelAsync(purchase);
        var cancellation = await shop.MailAsync("Please cancel order");
        Assert.Empty(cancellation.Attachments);
        await shop.EnterAsync(cancellation, "agreeToCancel");

        await shop.Shop.UntilAsync(purchase, "cancelled", "released");
        using var vendor = shop.Vendor();
        Assert.Contains("not wanted any more", await vendor.ReadAsync(MailShop.PageOf(order)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_VendorWillNotCancel_Stands()
    {
        await using var shop = await MailShop.OpenAsync();
        var (purchase, order) = await shop.OrderedAsync();
        await shop.EnterAsync(order, "confirm", new() { ["promised"] = shop.Day(9) });
        await shop.Shop.UntilAsync(purchase, "ordered");
        using var cancel = await shop.Shop.CancelAsync(purchase);
        await shop.EnterAsync(await shop.MailAsync("Please cancel order"), "refuseToCancel", new() { ["reason"] = "it is packed" });

        var stands = await shop.Shop.UntilAsync(purchase, "ordered", details => details.Any(detail => detail.Contains("it is packed", StringComparison.Ordinal)));
        Assert.Contains("vendorSaidAcknowledged", PurchaseShop.EventsOf(stands));
    }

    private static async Task UntilNoticeAsync(MailShop shop, string kind, string purchaseId)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var due = await shop.Shop.Cloud.Services.GetRequiredService<CosmosNotices>().ListDueAsync(DateTimeOffset.MaxValue, 50, default);
            if (due.Any(notice => notice.Document.Kind == kind && notice.Document.PurchaseId == purchaseId)) return;
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(60), string.Join(", ", due.Select(notice => notice.Document.Id)));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private static async Task<JsonArray> FindingsAsync(MailShop shop) =>
        (await shop.Shop.Admin.GetFromJsonAsync<JsonObject>("api/doctor?fresh=true"))!["findings"]!.AsArray();

    /// <summary>The one document whose mail waits, which it has done for so long by now.</summary>
    private static async Task<string> OldAsync(MailShop shop, TimeSpan age)
    {
        var mails = shop.Shop.Cloud.Services.GetRequiredService<IVendorMail>();
        var ids = new List<string>();
        await foreach (var document in mails.ListWaitingAsync(default)) ids.Add(document.Id);
        var id = Assert.Single(ids);
        await mails.UpdateAsync(id, known => known with { Mails = [.. known.Mails.Select(mail => mail with { CreatedAt = mail.CreatedAt - age })] }, default);
        return id;
    }

    private static async Task<JsonObject> UntilAwaitedAsync(MailShop shop, JsonObject purchase)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var now = await shop.Shop.GetAsync(purchase);
            if (now["awaitsQuotesUntil"] is not null) return now;
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(60), $"{now["status"]}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
