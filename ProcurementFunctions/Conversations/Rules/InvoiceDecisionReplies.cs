using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>
/// Accepting and rejecting invoices by message. What is known of the invoice is read back first, and only a "yes" to that
/// binds; where the invoice has changed since, it is read back anew.
/// </summary>
internal static class InvoiceDecisionReplies
{
    public static FactRequest Needs(Rights rights, Wish.DecideInvoice wish) =>
        rights.IsApprover ? new() { Insight = new(InsightTopics.InvoicePaid, wish.Number) } : FactRequest.None;

    public static Outcome Decide(Hearing hearing, Wish.DecideInvoice wish)
    {
        if (!hearing.Rights.IsApprover) return hearing.Reply("Only an approver can decide about an invoice.");
        var number = Phrases.Shortened(wish.Number);
        var found = (hearing.Facts.Insight as NumberedInsight)?.Invoices ?? [];
        if (found.Count == 0) return hearing.Reply($"I know no invoice {number}.");
        var open = found.Where(one => IsOpen(one, wish)).ToArray();
        if (open.Length == 0) return hearing.Reply($"{InvoiceSayings.Numbered(new(wish.Number, found))} There is nothing to decide about it.");
        if (open is not [var invoice])
            return hearing.Reply($"{Phrases.Number(open.Length)} papers have the number {number}: {string.Join("; ", open.Select(one => $"{one.InvoiceId} of {one.VendorName}, {Phrases.Money(one.Total, one.Currency)}"))}. I cannot tell which you mean; decide about it where you see it.");
        if (invoice.EnteredBy == hearing.Session.UserId) return hearing.Reply($"You typed {InvoiceSayings.Name(invoice.Kind)} {number} in yourself, so another approver has to decide about it.");
        if (wish.Reason is not { } reason) return hearing.Reply($"{InvoiceSayings.Numbered(new(wish.Number, [invoice]))} Why do you {Verb(wish)} it? Say, for instance, \"{Verb(wish)} invoice {number} because we agreed on it\".");
        return wish.ReadBack == new InvoiceReading(invoice.InvoiceId, invoice.Revision) ? Done(hearing, wish, invoice, reason) : ReadBack(hearing, wish, invoice, reason);
    }

    /// <summary>Whether it can be decided about: what agrees can only be rejected.</summary>
    private static bool IsOpen(NumberedInvoice invoice, Wish.DecideInvoice wish) => !invoice.IsDecided
        && (invoice.Status is InvoiceStatus.Differs or InvoiceStatus.Waiting || (invoice.Status == InvoiceStatus.Matched && !wish.Accept));

    private static Outcome ReadBack(Hearing hearing, Wish.DecideInvoice wish, NumberedInvoice invoice, string reason)
    {
        var meant = wish with { ReadBack = new(invoice.InvoiceId, invoice.Revision) };
        var effect = wish.Accept ? "Accepted, it is released for payment though it is so" : "Rejected, nothing of it is owed";
        var outcome = hearing.Reply($"{InvoiceSayings.Numbered(new(wish.Number, [invoice]))} {effect}. Say \"yes\" to {Verb(wish)} it, with the reason \"{Phrases.Shortened(reason)}\".");
        return outcome with { Session = outcome.Session with { Question = new(AskedFor.Confirmation, meant, []) } };
    }

    private static Outcome Done(Hearing hearing, Wish.DecideInvoice wish, NumberedInvoice invoice, string reason) => hearing.Reply(
        $"You {Verb(wish)} {InvoiceSayings.Name(invoice.Kind)} {Phrases.Shortened(wish.Number)} of {invoice.VendorName}, {Phrases.Money(invoice.Total, invoice.Currency)}.") with
    {
        Effects = [new BookInvoiceDecision(invoice.InvoiceId, invoice.Revision, wish.Accept, reason)],
    };

    private static string Verb(Wish.DecideInvoice wish) => wish.Accept ? "accept" : "reject";
}
