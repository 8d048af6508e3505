namespace ProcurementFunctions.Mail;

/// <summary>What a mail server made of a mail.</summary>
/// <param name="Failure">Null: it took it.</param>
/// <param name="IsForGood">Whether it will never take it: there is no such address, or it refuses the mail.</param>
/// <param name="IsUnsure">Whether it may have taken it all the same.</param>
/// <param name="IsOfThisMail">Whether it refused this mail or its recipient, for good or for now, and would take others.</param>
internal sealed record MailOutcome(string? Failure, bool IsForGood = false, bool IsUnsure = false, bool IsOfThisMail = false)
{
    public static MailOutcome Sent { get; } = new((string?)null);
}
