using System.Globalization;
using static ProcurementFunctions.Local.AppHost.Demo.DemoFailedException;

namespace ProcurementFunctions.Local.AppHost.Demo;

/// <summary>A purchase from a vendor that has nothing but an e-mail address, which is played by its mails and their pages.</summary>
internal sealed class MailSteps(
    AppClient buyer, ConversationSteps conversation, BuyingSteps buying, MailedVendor vendor, DemoPaper paper, Patience patience)
{
    private const string Sku = "WRAP-BEES";
    private const string VendorId = "TANNELBY";
    private const string Address = "orders@tannelby.example";
    private const int Quantity = 40;

    /// <summary>Below what others ask for it.</summary>
    private const string Price = "6.40";

    private const double FirmDaysToAct = 10;

    private string _purchaseId = "";
    private StockItem _before = null!;
    private MailRecord _request = null!;
    private MailRecord _order = null!;

    public async Task AskAsync(CancellationToken cancellation)
    {
        var known = await buyer.GetAsync($"vendors/{VendorId}", DemoJson.Default.VendorRecord, cancellation);
        Require(known.Channel == "email", $"{VendorId} is reached by {known.Channel}");
        _before = await StockAsync(cancellation);
        var mails = await vendor.MailsAsync(Address, cancellation);
        var answer = await conversation.SayAsync($"order {Quantity} {Sku}", cancellation);
        _purchaseId = answer.Purchases is [var id] ? id : throw new DemoFailedException($"{answer.Purchases.Count} purchases were begun");
        _request = await MailAsync("Request for quotation", mails, cancellation);
        Require(_request.Text.Contains($"({Sku})", StringComparison.Ordinal), "the mail does not name the item");
        var asked = await PurchaseAsync(cancellation);
        Require(asked.Status == "sourcing", $"the purchase is {asked.Status} although nobody has quoted by mail");
        SayMail(_request);
    }

    public async Task QuoteAsync(CancellationToken cancellation)
    {
        var page = await vendor.OpenAsync(_request, cancellation);
        Require(page.Contains("Your quote", StringComparison.Ordinal), "the page does not ask for a quote");
        var fields = new Dictionary<string, string> { ["unitPrice"] = Price, ["shipping"] = "6", ["days"] = "6", ["validUntil"] = vendor.Day(900) };
        await vendor.EnterAsync(_request, "quote", fields, cancellation);
        paper.Say($"{VendorId}, on the page: {Price} a unit, 6 for shipping, 6 days");
        var quoted = await UntilAsync("awaitingApproval", cancellation);
        Require(
            quoted.Choice!.Lines is [{ VendorId: VendorId }], $"{string.Join(", ", quoted.Choice.Lines.Select(line => line.VendorId))} was chosen and not {VendorId}");
        paper.SayQuotes(quoted);
    }

    public async Task OrderAsync(CancellationToken cancellation)
    {
        var mails = await vendor.MailsAsync(Address, cancellation);
        await buying.ApproveAsync(await PurchaseAsync(cancellation), cancellation);
        _order = await MailAsync("Order PO-", mails, cancellation);
        Require(
            _order.Attachments.Select(Path.GetExtension).Order().SequenceEqual([".pdf", ".xml"]),
            $"the order has {string.Join(", ", _order.Attachments)} and not a PDF and a UBL document");
        SayMail(_order);
        await UntilAsync("unconfirmed", cancellation);
        paper.Say("the purchase is unconfirmed: a mail that was sent is no order that was taken");
    }

    public async Task DeliverAsync(CancellationToken cancellation)
    {
        await EnterAsync("confirm", new() { ["promised"] = vendor.Day(60) }, "ordered", cancellation);
        await EnterAsync("ship", new() { ["quantity"] = Quantity.ToString(CultureInfo.InvariantCulture), ["tracking"] = "TW-1" }, "shipped", cancellation);
        await EnterAsync("deliver", [], "received", cancellation);
        var now = await StockAsync(cancellation);
        Require(now.OnHand == _before.OnHand + Quantity, $"{Sku}: {_before.OnHand} on hand and {Quantity} received, but {now.OnHand} now");
        paper.Say($"{now.Name}: {_before.OnHand} + {Quantity} = {now.OnHand}");
    }

    private async Task EnterAsync(string what, Dictionary<string, string> fields, string status, CancellationToken cancellation)
    {
        await vendor.EnterAsync(_order, what, fields, cancellation);
        await UntilAsync(status, cancellation);
        paper.SayToday($"{VendorId}, on the page: {what}; the purchase is {status}");
    }

    /// <summary>The mail that has come since these, as soon as it is there.</summary>
    private Task<MailRecord> MailAsync(string subject, IReadOnlyList<MailRecord> since, CancellationToken cancellation)
    {
        var last = since.Select(mail => mail.Number).DefaultIfEmpty().Max();
        return patience.UntilAsync(
            $"a mail \"{subject}\"",
            FirmDaysToAct,
            async token => (await vendor.MailsAsync(Address, token)).FirstOrDefault(
                mail => mail.Number > last && mail.Subject.StartsWith(subject, StringComparison.Ordinal)),
            cancellation);
    }

    private Task<PurchaseRecord> UntilAsync(string status, CancellationToken cancellation) => patience.UntilAsync(
        $"{_purchaseId} as {status}",
        FirmDaysToAct,
        async token => await PurchaseAsync(token) is var purchase && purchase.Status == status ? purchase : null,
        cancellation);

    private Task<PurchaseRecord> PurchaseAsync(CancellationToken cancellation) =>
        buyer.GetAsync($"purchases/{Uri.EscapeDataString(_purchaseId)}", DemoJson.Default.PurchaseRecord, cancellation);

    private Task<StockItem> StockAsync(CancellationToken cancellation) => buyer.GetAsync($"inventory/{Sku}", DemoJson.Default.StockItem, cancellation);

    private void SayMail(MailRecord mail)
    {
        paper.Say($"mail to {mail.To}: {mail.Subject}");
        if (mail.Attachments.Count > 0) paper.Say($"  with {string.Join(", ", mail.Attachments)}");
        paper.Say("  and a link to a page, as /local/mail shows");
    }
}
