using System.Globalization;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Privacy;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Invoices;

/// <summary>The life of an invoice. Pure: each move gives a new record, the same one, or a refusal.</summary>
internal static class InvoiceRules
{
    /// <summary>Whether the match may still change it.</summary>
    public static bool IsUndecided(InvoiceDocument invoice) =>
        invoice is { Decision: null, Payment: null, Status: InvoiceStatus.Waiting or InvoiceStatus.Matched or InvoiceStatus.Differs };

    /// <summary>Whether it is owed and not paid.</summary>
    public static bool IsReleased(InvoiceStatus status) => status is InvoiceStatus.Matched or InvoiceStatus.Accepted;

    /// <summary>What is to be paid, less what was before, in its own currency: below 0 for a credit note.</summary>
    public static decimal Payable(InvoiceDocument invoice) => invoice.Kind == InvoiceKind.Invoice ? invoice.Total - invoice.Prepaid : -invoice.Total;

    /// <summary>The same in the firm's currency, as it is booked; null: it is booked in another than that.</summary>
    public static decimal? PayableIn(InvoiceDocument invoice, string firms) => invoice.Currency == firms ? Payable(invoice)
        : invoice.Booked is { } booked && booked.Currency == firms && invoice.Total > 0 ? decimal.Round(booked.Total * Payable(invoice) / invoice.Total, 2)
        : null;

    /// <summary>Whether approvers are to be reminded of it: it has differed for so long, and they were not reminded since.</summary>
    public static bool IsToRemind(InvoiceDocument invoice, DateTimeOffset now, TimeSpan after) =>
        invoice.Status == InvoiceStatus.Differs && now - invoice.StatusAt >= after && (invoice.RemindedAt is not { } reminded || reminded < invoice.StatusAt);

    public static string SubjectOf(string invoiceId) => $"invoice:{invoiceId}";

    /// <summary>As the match found it.</summary>
    public static InvoiceDocument Matched(InvoiceDocument invoice, MatchResult result, DateTimeOffset now)
    {
        if (!IsUndecided(invoice)) return invoice;
        if (invoice.Status == result.Status && invoice.WaitsFor == result.WaitsFor && invoice.Differences.SequenceEqual(result.Differences)) return invoice;
        return invoice with
        {
            Status = result.Status,
            StatusAt = invoice.Status == result.Status ? invoice.StatusAt : now,
            Differences = result.Differences,
            WaitsFor = result.WaitsFor,
            Revision = invoice.Revision + 1,
        };
    }

    /// <summary>A person accepts it as it is, or rejects it.</summary>
    public static Decision<InvoiceDocument> Decide(InvoiceDocument invoice, bool accept, string reason, string by, DateTimeOffset now)
    {
        if (invoice.Decision is { } made)
        {
            return made.By == by && made.Accepted == accept
                ? new(invoice)
                : new($"it was {(made.Accepted ? "accepted" : "rejected")} by {made.By} already");
        }

        if (invoice.Payment is not null) return new("it is paid");
        if (accept && invoice.Status == InvoiceStatus.Matched) return new("it agrees with its order and its receipts, so that it needs no decision");
        var decided = invoice with
        {
            Status = accept ? InvoiceStatus.Accepted : InvoiceStatus.Rejected,
            StatusAt = now,
            WaitsFor = null,
            Decision = new(by, now, accept, reason),
            EnteredSeal = null,
            Revision = invoice.Revision + 1,
        };
        return new(decided.Telling(AuditEntry.Of(
            SubjectOf(invoice.Id), accept ? AuditKinds.InvoiceAccepted : AuditKinds.InvoiceRejected, by, now, "decision", reason)));
    }

    /// <summary>It was paid: once.</summary>
    public static Decision<InvoiceDocument> Pay(InvoiceDocument invoice, InvoicePayment payment)
    {
        if (invoice.Payment is { } paid)
        {
            return paid.Date == payment.Date && paid.Reference == payment.Reference && (payment.FirmAmount is null || paid.FirmAmount == payment.FirmAmount)
                ? new(invoice)
                : new($"it was paid on {Day(paid.Date)} already, reference {paid.Reference}");
        }

        if (!IsReleased(invoice.Status)) return new($"it is {NameOf(invoice.Status)} and not released; only what agrees or was accepted is paid");
        var after = invoice with
        {
            Status = InvoiceStatus.Paid,
            StatusAt = payment.At,
            Payment = payment,
            EnteredSeal = null,
            Revision = invoice.Revision + 1,
        };
        return new(after.Telling(AuditEntry.Of(
            SubjectOf(invoice.Id), AuditKinds.InvoicePaid, payment.By, payment.At, "payment", $"paid on {Day(payment.Date)}, reference {payment.Reference}{Took(after)}")));
    }

    /// <summary>Whether it agreed without a person; null: that is not known yet, or it is a credit note.</summary>
    public static bool? Lesson(InvoiceDocument invoice) => invoice switch
    {
        { Kind: InvoiceKind.CreditNote } => null,
        { Decision: not null } => false,
        { Status: InvoiceStatus.Matched or InvoiceStatus.Paid } => true,
        _ => null,
    };

    /// <summary>That all that follows from a revision is done.</summary>
    public static InvoiceDocument Followed(InvoiceDocument invoice, int revision, bool? learned) =>
        invoice.Followed >= revision && invoice.Learned == learned
            ? invoice
            : invoice with { Followed = Math.Max(invoice.Followed, revision), Learned = learned };

    /// <summary>Whether this user typed it in, also where they were erased since.</summary>
    public static bool IsEnteredBy(InvoiceDocument invoice, string userId) => invoice.EnteredBy == userId || invoice.EnteredSeal?.Fits(userId) == true;

    /// <summary>Who brought it where it stands.</summary>
    public static string LastBy(InvoiceDocument invoice) => invoice.Payment?.By ?? invoice.Decision?.By ?? PurchaseRules.Agent;

    /// <summary>The invoice without a user: the pseudonym in their place, and without their words.</summary>
    public static InvoiceDocument Erased(InvoiceDocument invoice, Erasure erasure, RequesterSeal seal) => invoice with
    {
        EnteredBy = erasure.NameOf(invoice.EnteredBy),
        EnteredSeal = invoice.EnteredBy == erasure.UserId && IsUndecided(invoice) ? seal : invoice.EnteredSeal,
        Decision = invoice.Decision is { } decision && decision.By == erasure.UserId
            ? decision with { By = erasure.Pseudonym, Reason = Erasure.Removed }
            : invoice.Decision,
        Payment = invoice.Payment is { } payment ? payment with { By = erasure.NameOf(payment.By) } : null,
    };

    public static string NameOf(InvoiceStatus status)
    {
        var name = status.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>What paying took in the firm's currency above what is booked, below 0 for less: the rate has moved; null: nobody said.</summary>
    public static decimal? ExchangeDifference(InvoiceDocument invoice) =>
        invoice is { Payment.FirmAmount: { } took, Booked: { } booked } ? took - Math.Abs(PayableIn(invoice, booked.Currency) ?? 0) : null;

    private static string Took(InvoiceDocument paid) => ExchangeDifference(paid) is not { } difference ? "" : string.Create(
        CultureInfo.InvariantCulture, $"; it took {paid.Payment!.FirmAmount:0.00} {paid.Booked!.Currency}, {difference:+0.00;-0.00;0.00} against what is booked");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
