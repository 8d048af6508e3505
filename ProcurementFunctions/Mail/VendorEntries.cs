using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Mail;

/// <summary>What can be entered for a request or an order, by the vendor or by the buyer who has its reply. Pure.</summary>
internal static class VendorEntries
{
    public const string Quote = "quote";
    public const string Decline = "decline";
    public const string Confirm = "confirm";
    public const string Ship = "ship";
    public const string Deliver = "deliver";
    public const string Refuse = "refuse";
    public const string AgreeToCancel = "agreeToCancel";
    public const string RefuseToCancel = "refuseToCancel";

    /// <summary>Those that its page offers now, but for whether a quote comes in time.</summary>
    public static IReadOnlyList<string> Of(VendorMailDocument document)
    {
        if (document is { Undeliverable: not null } or { CancelledAt: not null }) return [];
        if (!document.IsOrder) return [Quote, Decline];
        if (document.Refused is not null) return [];
        List<string> offered = EntryRules.IsCancelAsked(document) ? [AgreeToCancel, RefuseToCancel] : [Confirm];
        if (EntryRules.Open(document) > 0) offered.Add(Ship);
        if (document.Shipments.Any(one => one.DeliveredAt is null)) offered.Add(Deliver);
        if (document.Shipments.Count == 0 && !EntryRules.IsCancelAsked(document)) offered.Add(Refuse);
        return offered;
    }

    /// <exception cref="ProblemException">400: there is no such entry, or something that it needs is missing.</exception>
    public static Decision<VendorMailDocument> Entered(VendorMailDocument document, VendorEntry entry, DateTimeOffset now) => (entry.Do, document.IsOrder) switch
    {
        (Quote, false) => EntryRules.Quoted(document, QuoteOf(document, entry), now),
        (Decline, false) => EntryRules.Declined(document, entry.Reason, now),
        (Confirm, true) => EntryRules.Confirmed(
            document, new(now, entry.Promised ?? throw Missing("promised"), entry.UnitPrice, entry.Shipping, entry.Quantity, entry.Note), now),
        (Ship, true) => EntryRules.Shipped(document, entry.Quantity ?? EntryRules.Open(document), entry.Tracking, now),
        (Deliver, true) => EntryRules.Delivered(document, now),
        (Refuse, true) => EntryRules.Refused(document, entry.Reason, now),
        (AgreeToCancel, true) => EntryRules.CancelAnswered(document, agrees: true, null, now),
        (RefuseToCancel, true) => EntryRules.CancelAnswered(document, agrees: false, entry.Reason, now),
        _ => throw ProblemException.BadInput("do", "is not something that can be entered here"),
    };

    private static MailQuote QuoteOf(VendorMailDocument document, VendorEntry entry) => new(
        0,
        entry.UnitPrice ?? throw Missing("unitPrice"),
        entry.Available ?? document.Quantity,
        entry.Minimum ?? 1,
        entry.Days ?? throw Missing("days"),
        entry.Shipping ?? 0,
        entry.ValidUntil ?? throw Missing("validUntil"),
        entry.Note);

    private static ProblemException Missing(string field) => ProblemException.BadInput(field, "is missing");
}
