using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Purchasing.Sourcing;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Mail;

/// <summary>
/// Vendors that have nothing but an e-mail address. What one is asked is a document, of which mails are sent; what it enters on the
/// page of a mail is read from that document, as from an interface. The same asked again is the same document.
/// </summary>
internal sealed class MailVendorClient(
    IVendorMail mails,
    MailSender sender,
    IKnowledge knowledge,
    IOperationsStore operations,
    IPurchaseStore purchases,
    IVendorChannels channels,
    IOptions<VendorOptions> options,
    WallClock wall,
    TimeProvider time) : IVendorClient
{
    public async Task<Decision<Quote>> RequestQuoteAsync(string vendorId, QuoteWish wish, CancellationToken cancellation)
    {
        if (wish.Cause is not { } cause) return new(VendorSelection.ByMail);
        var id = MailOrderRules.QuoteIdOf(cause, vendorId);
        var document = await mails.ReadAsync(id, cancellation)
            ?? await SendAsync(await AskAsync(id, await ReachableAsync(vendorId, cancellation), wish, cause, cancellation), MailKind.Quote, cancellation);
        return document switch
        {
            { Quote: { } quote } => QuoteRules.Accept(vendorId, wish with { Unit = document.Unit }, MailOrderRules.Body(document, quote)),
            { Refused: { } no } => new($"gives no quote: {no.Reason}"),
            { Undeliverable: { } bounce } => throw Unreached(vendorId, bounce),
            _ => throw new QuotePendingException(vendorId, document.AnswerBy!.Value),
        };
    }

    public async Task<Decision<VendorOrder>> PlaceOrderAsync(string vendorId, string sku, PurchaseOrder order, CancellationToken cancellation)
    {
        var document = await mails.ReadAsync(order.Number, cancellation)
            ?? await SendAsync(await OrderAsync(await ReachableAsync(vendorId, cancellation), order, cancellation), MailKind.Order, cancellation);
        return document switch
        {
            { Undeliverable: { } bounce } => new($"cannot be reached: {bounce.Reason}"),
            _ when MailOrderRules.Seen(document) is { } seen => new(seen.AsOrderedBy(order)),
            { Refused: { } no } => new($"refused it: {no.Reason}"),
            { CancelledAt: not null } => new("was told that it is not wanted any more"),
            _ => throw Unanswered(document),
        };
    }

    public async Task<VendorOrder?> FindOrderAsync(string vendorId, string orderNumber, CancellationToken cancellation)
    {
        if (await mails.ReadAsync(orderNumber, cancellation) is not { } document || document.VendorId != vendorId) return null;
        if (MailOrderRules.Seen(document) is { } seen) return seen;
        return EntryRules.IsOver(document) ? null : throw Unanswered(document);
    }

    /// <summary>A vendor that no mail has reached yet is not told of the order at all; any other is asked by mail, and its answer is awaited.</summary>
    public async Task<Decision<VendorOrder>> CancelOrderAsync(string vendorId, string orderNumber, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var document = await mails.UpdateAsync(orderNumber, known => CancelRules.Asked(known, now, wall.Now), cancellation);
        if (document is null || document.VendorId != vendorId || EntryRules.IsOver(document)) return new(MailOrderRules.Cancelled(orderNumber));
        if (document.CancelRefused is { } no) return new($"will not cancel it: {no.Reason}");
        if (document.Shipments.Count > 0) return new("it is on its way");
        document = await sender.SendNowAsync(orderNumber, cancellation) ?? document;
        throw Unanswered(document);
    }

    public Task<Decision<JointQuote>> RequestJointQuoteAsync(
        string vendorId, IReadOnlyList<JointQuoteWish> lines, Shipping shipping, DateOnly? neededBy, CancellationToken cancellation) =>
        Task.FromResult(new Decision<JointQuote>("is asked by e-mail, each purchase by itself"));

    public Task<Decision<VendorOrder>> PlaceJointOrderAsync(JointOrder order, CancellationToken cancellation) =>
        Task.FromResult(new Decision<VendorOrder>("is asked by e-mail, each purchase by itself"));

    private async Task<VendorMailDocument> AskAsync(string id, VendorDocument vendor, QuoteWish wish, QuoteCause cause, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(cause.PurchaseId, cancellation);
        var settings = (await operations.ReadAsync(cancellation)).Document;
        var unit = wish.Unit is { Size: > 1 } sold ? sold : null;
        var now = time.GetUtcNow();
        var document = new VendorMailDocument
        {
            Id = id,
            VendorId = vendor.VendorId,
            PurchaseId = cause.PurchaseId,
            Round = cause.Round,
            Sku = wish.Sku,
            ItemName = purchase.ItemName,
            Quantity = unit?.PurchaseUnits(wish.Quantity) ?? wish.Quantity,
            Unit = unit,
            Currency = RateRules.Of(settings, vendor.Currency) is null ? settings.Currency : vendor.Currency,
            Shipping = wish.Shipping,
            NeededBy = wish.NeededBy,
            CreatedAt = now,
            AnswerBy = now + options.Value.MailQuotePatience,
        };
        return document with { RemindAt = OutboxRules.RemindAt(document, 0) };
    }

    private async Task<VendorMailDocument> OrderAsync(VendorDocument vendor, PurchaseOrder order, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(PurchaseIds.PurchaseOf(order.Number) ?? "", cancellation);
        var unit = order.Unit is { Size: > 1 } sold ? sold : null;
        var document = new VendorMailDocument
        {
            Id = order.Number,
            VendorId = vendor.VendorId,
            PurchaseId = purchase.Id,
            Round = purchase.Round,
            IsOrder = true,
            Sku = purchase.Sku,
            ItemName = purchase.ItemName,
            Quantity = unit?.PurchaseUnits(order.Quantity) ?? order.Quantity,
            Unit = unit,
            Currency = order.Rate?.Currency ?? (await operations.ReadAsync(cancellation)).Document.Currency,
            Shipping = order.Shipping,
            UnitPrice = VendorTerms.PriceOf(order),
            ShippingCost = VendorTerms.Owed(order, order.ShippingCost),
            NeededBy = purchase.NeededBy,
            CreatedAt = time.GetUtcNow(),
        };
        return document with { RemindAt = OutboxRules.RemindAt(document, 0) };
    }

    /// <summary>Keeps it with its mail and sends that; where the mail server is away, the sweep sends it later.</summary>
    private async Task<VendorMailDocument> SendAsync(VendorMailDocument document, MailKind kind, CancellationToken cancellation)
    {
        var kept = await mails.AddAsync(OutboxRules.Due(document, kind, wall.Now), cancellation);
        return await sender.SendNowAsync(kept.Id, cancellation) ?? kept;
    }

    private async Task<VendorDocument> ReachableAsync(string vendorId, CancellationToken cancellation)
    {
        var vendor = (await knowledge.ReadVendorAsync(vendorId, cancellation))?.Document;
        if (vendor?.Email is null) throw new VendorUnavailableException(vendorId, "no secret is configured for it, and it has no e-mail address");
        return channels.WhyNoMail is { } why ? throw new VendorUnavailableException(vendorId, why) : vendor;
    }

    private static VendorUnavailableException Unreached(string vendorId, MailWord bounce) => new(vendorId, $"no mail reaches it: {bounce.Reason}");

    private static VendorUnavailableException Unanswered(VendorMailDocument document) => new(
        document.VendorId,
        document.Mails.Any(mail => mail.SentAt is not null) ? "has the mail and has not answered it yet" : "its mail waits for the mail server")
    {
        IsAwaited = true,
    };
}
