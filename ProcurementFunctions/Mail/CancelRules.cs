namespace ProcurementFunctions.Mail;

/// <summary>What becomes of an order by e-mail that is not wanted any more. Pure.</summary>
internal static class CancelRules
{
    /// <summary>
    /// The wish to cancel: settled at once where no mail server has taken a mail; else the vendor is asked by a mail of its own, once.
    /// </summary>
    /// <param name="wallNow">On the clock on the wall, for the mail.</param>
    public static VendorMailDocument Asked(VendorMailDocument document, DateTimeOffset now, DateTimeOffset wallNow)
    {
        if (EntryRules.IsOver(document) || document.CancelAskedAt is not null || document.Shipments.Count > 0) return document;
        if (!document.Mails.Any(mail => mail.IsMaybeThere))
        {
            var dropped = document.Mails.Aggregate(document, (one, mail) => OutboxRules.Dropped(one, mail.Number, "it is not wanted any more"));
            return dropped with { CancelledAt = now, RemindAt = null };
        }

        return OutboxRules.Due(document with { CancelAskedAt = now, RemindAt = null }, MailKind.Cancellation, wallNow);
    }
}
