using System.Globalization;

namespace ProcurementFunctions.Mail;

/// <summary>Which mails of a document are to be sent, and what becomes of a try. Times are on the clock on the wall, but for reminders. Pure.</summary>
internal static class OutboxRules
{
    /// <summary>The event of a mail that was refused for good.</summary>
    public const string Unreachable = "vendorUnreachable";

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);

    /// <summary>After how long without a word an order is reminded of, one time each.</summary>
    private static readonly TimeSpan[] OrderReminders = [TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7), TimeSpan.FromDays(14)];

    /// <summary>A mail of this kind is to be sent at once; one of the kind that still waits is that mail.</summary>
    public static VendorMailDocument Due(VendorMailDocument document, MailKind kind, DateTimeOffset wallNow) =>
        document.Mails.Any(mail => mail.Kind == kind && mail.NextAttemptAt is not null)
            ? document
            : With(document, [.. document.Mails, new(document.Mails.Count + 1, kind, wallNow, wallNow)]);

    /// <summary>The mail that is to be tried first; null: none is.</summary>
    public static OutgoingMail? Next(VendorMailDocument document, DateTimeOffset wallNow) =>
        document.Mails.Where(mail => mail.NextAttemptAt <= wallNow).MinBy(mail => mail.Number);

    /// <summary>Somebody begins to send it: while that is under way nobody else does.</summary>
    /// <param name="lease">For how long, should the sender die.</param>
    public static VendorMailDocument Begun(VendorMailDocument document, OutgoingMail mail, DateTimeOffset wallNow, TimeSpan lease) =>
        Change(document, mail.Number, one => one with
        {
            Attempts = one.Attempts + 1,
            NextAttemptAt = wallNow + lease,
            IsUnderWay = true,
            // Who began before has died.
            MaybeTaken = one.MaybeTaken || one.IsUnderWay,
        });

    /// <summary>The mail server took it.</summary>
    public static VendorMailDocument Sent(VendorMailDocument document, int number, DateTimeOffset wallNow) =>
        Change(document, number, mail => mail with { SentAt = wallNow, NextAttemptAt = null, Failure = null, IsUnderWay = false });

    /// <summary>The mail server was away, or did not take it now; it is tried again, for as long as somebody wants it.</summary>
    /// <param name="isUnsure">Whether it may have been taken all the same.</param>
    public static VendorMailDocument Failed(VendorMailDocument document, int number, string failure, bool isUnsure, DateTimeOffset wallNow) =>
        Change(document, number, mail => mail.NextAttemptAt is null ? mail : mail with
        {
            Failure = failure,
            NextAttemptAt = wallNow + Pause(mail.Attempts),
            IsUnderWay = false,
            MaybeTaken = mail.MaybeTaken || isUnsure,
        });

    /// <summary>Nobody needs it any more.</summary>
    public static VendorMailDocument Dropped(VendorMailDocument document, int number, string why) =>
        Change(document, number, mail => mail.NextAttemptAt is null ? mail : mail with { Failure = why, NextAttemptAt = null, IsUnderWay = false });

    /// <summary>
    /// The mail server refused the vendor's address, or the mail, for good. Where it was the first mail, the vendor knows of nothing, and
    /// that is as good as a no.
    /// </summary>
    public static VendorMailDocument Bounced(VendorMailDocument document, int number, string reason, DateTimeOffset now)
    {
        var dropped = Dropped(document, number, reason);
        if (dropped.Mails.Any(mail => mail.SentAt is not null) || EntryRules.IsAnswered(dropped))
            return Entered(dropped, Unreachable, string.Create(CultureInfo.InvariantCulture, $"mail {number} was not taken: {reason}"), now);
        return Entered(dropped with { Undeliverable = new(now, reason), RemindAt = null }, Unreachable, $"the mail was not taken: {reason}", now);
    }

    /// <summary>One more entry, of which the purchase is to be told.</summary>
    public static VendorMailDocument Entered(VendorMailDocument document, string what, string said, DateTimeOffset now) => document with
    {
        Entries = [.. document.Entries, new(document.Entries.Count + 1, now, what, said)],
        Untold = document.Untold + 1,
    };

    /// <summary>The purchase knows of all entries up to this one.</summary>
    public static VendorMailDocument Told(VendorMailDocument document, int number) =>
        document with { Untold = Math.Min(document.Untold, document.Entries.Count - number) };

    /// <summary>When a vendor that has said nothing is reminded, in the firm's time: of a quote once, at half of its time.</summary>
    /// <param name="reminded">How often it was.</param>
    public static DateTimeOffset? RemindAt(VendorMailDocument document, int reminded) => document switch
    {
        { AnswerBy: { } by } => reminded == 0 ? document.CreatedAt + ((by - document.CreatedAt) / 2) : null,
        _ => reminded < OrderReminders.Length ? document.CreatedAt + OrderReminders[reminded] : null,
    };

    /// <summary>A reminder is due, unless the vendor has answered meanwhile or its first mail still waits.</summary>
    public static VendorMailDocument Reminded(VendorMailDocument document, DateTimeOffset now, DateTimeOffset wallNow)
    {
        if (!(document.RemindAt <= now)) return document;
        if (EntryRules.IsAnswered(document)) return document with { RemindAt = null };
        var reminded = document.Mails.Count(mail => mail.Kind == MailKind.Reminder) + 1;
        var later = document with { RemindAt = RemindAt(document, reminded) };
        return document.Mails.Any(mail => mail.SentAt is not null) ? Due(later, MailKind.Reminder, wallNow) : later;
    }

    private static VendorMailDocument Change(VendorMailDocument document, int number, Func<OutgoingMail, OutgoingMail> change) =>
        With(document, [.. document.Mails.Select(mail => mail.Number == number ? change(mail) : mail)]);

    private static VendorMailDocument With(VendorMailDocument document, OutgoingMail[] mails) =>
        document with { Mails = mails, NextMailAt = mails.Min(mail => mail.NextAttemptAt) };

    private static TimeSpan Pause(int attempts)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attempts - 1, 20));
        return pause < LongestPause ? pause : LongestPause;
    }
}
