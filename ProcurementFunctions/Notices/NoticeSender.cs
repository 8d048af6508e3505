using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Shops;

namespace ProcurementFunctions.Notices;

/// <summary>
/// Sends the notices that are due, each at least once under its id: one whose sender died, or whose answer was lost, is
/// sent again.
/// </summary>
internal sealed class NoticeSender(
    CosmosNotices notices,
    IPurchaseStore purchases,
    IInvoiceStore invoices,
    CosmosShops shops,
    NoticeClient client,
    IOptions<NoticeOptions> options,
    WallClock clock,
    ILogger<NoticeSender> logger)
{
    private const int MostAtOnce = 50;

    /// <summary>For so long a notice is left to who sends it.</summary>
    private TimeSpan Lease => (options.Value.CallTimeout * 2) + TimeSpan.FromSeconds(5);

    /// <summary>Sends what is due now; safe to run twice and at once.</summary>
    /// <returns>How many were taken by the receiver.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellation)
    {
        if (options.Value.Url is null) return 0;
        var due = await notices.ListDueAsync(clock.Now, MostAtOnce, cancellation);
        var sent = await Task.WhenAll(due.Select(notice => SendAsync(notice, cancellation)));
        return sent.Count(taken => taken);
    }

    private async Task<bool> SendAsync(Stored<NoticeDocument> due, CancellationToken cancellation)
    {
        // Another instance that is at the same notice loses this race.
        if (await notices.ReplaceAsync(due, NoticeRules.Begun(due.Document, clock.Now, Lease), cancellation) is not { } begun) return false;
        var failure = await FailureOfAsync(begun.Document, cancellation);
        var tried = NoticeRules.Tried(begun.Document, failure, clock.Now, options.Value.FirstPause, options.Value.GiveUpAfter);
        await notices.ReplaceAsync(begun, tried, cancellation);
        if (tried.State == NoticeState.GivenUp) NoticesLog.GivenUp(logger, tried.Id, tried.Attempts, failure!);
        else if (failure is not null) NoticesLog.Failed(logger, tried.Id, tried.Attempts, failure);
        return failure is null;
    }

    private async Task<string?> FailureOfAsync(NoticeDocument notice, CancellationToken cancellation)
    {
        if (notice.Shop is { } shop) return await FailureOfShopAsync(notice, shop, cancellation);
        if (notice.InvoiceId is { } invoiceId) return await FailureOfInvoiceAsync(notice, invoiceId, cancellation);
        if ((await purchases.ReadAsync(notice.PurchaseId!, cancellation))?.Document is not { } purchase) return "the purchase has no record";
        var audience = NoticeRules.AudienceOf(notice.Kind);
        var body = new NoticeBody(
            notice.Id,
            notice.Kind,
            purchase.Id,
            audience,
            audience == NoticeRules.Buyer ? purchase.Requester() : purchase.Approval?.PassedTo,
            notice.At,
            PurchaseRules.NameOf(purchase.Status),
            LinkTo($"/api/purchases/{purchase.Id}"));
        return await client.SendAsync(body, cancellation);
    }

    private async Task<string?> FailureOfInvoiceAsync(NoticeDocument notice, string invoiceId, CancellationToken cancellation)
    {
        if ((await invoices.ReadAsync(invoiceId, cancellation))?.Document is not { } invoice) return "the invoice has no record";
        var body = new NoticeBody(
            notice.Id,
            notice.Kind,
            notice.PurchaseId,
            NoticeRules.AudienceOf(notice.Kind),
            null,
            notice.At,
            InvoiceRules.NameOf(invoice.Status),
            LinkTo($"/api/invoices/{invoiceId}"),
            invoiceId);
        return await client.SendAsync(body, cancellation);
    }

    private async Task<string?> FailureOfShopAsync(NoticeDocument notice, string shop, CancellationToken cancellation)
    {
        var isSilent = await shops.ReadAsync(shop, cancellation) is { } known && ShopDocumentRules.SilentSince(known, clock.Now) is not null;
        var body = new NoticeBody(
            notice.Id,
            notice.Kind,
            null,
            NoticeRules.AudienceOf(notice.Kind),
            null,
            notice.At,
            isSilent ? "silent" : "works",
            LinkTo("/api/shops"),
            Shop: shop);
        return await client.SendAsync(body, cancellation);
    }

    private string LinkTo(string path) => options.Value.LinkBase is { } home ? new Uri(home, path).AbsoluteUri : path;
}
