using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Mail;

namespace ProcurementFunctions.Pages.VendorMail;

/// <summary>What a vendor typed, read as what it enters. Pure.</summary>
internal static class VendorEntryForm
{
    /// <summary>The field that says what is entered.</summary>
    public const string Do = "do";

    /// <exception cref="ProblemException">400: a field cannot be read, or is missing.</exception>
    public static Decision<VendorMailDocument> Entered(VendorMailDocument document, FormValues form, DateTimeOffset now) => (form.Text(Do), document.IsOrder) switch
    {
        ("quote", false) => EntryRules.Quoted(document, QuoteOf(document, form), now),
        ("decline", false) => EntryRules.Declined(document, form.Text("reason"), now),
        ("confirm", true) => EntryRules.Confirmed(document, ConfirmationOf(form, now), now),
        ("ship", true) => EntryRules.Shipped(document, form.Whole("quantity") ?? EntryRules.Open(document), form.Text("tracking"), now),
        ("deliver", true) => EntryRules.Delivered(document, now),
        ("refuse", true) => EntryRules.Refused(document, form.Text("reason"), now),
        ("agreeToCancel", true) => EntryRules.CancelAnswered(document, agrees: true, null, now),
        ("refuseToCancel", true) => EntryRules.CancelAnswered(document, agrees: false, form.Text("reason"), now),
        _ => throw ProblemException.BadInput(Do, "is not something that can be entered here"),
    };

    private static MailQuote QuoteOf(VendorMailDocument document, FormValues form) => new(
        0,
        form.Amount("unitPrice") ?? throw ProblemException.BadInput("unitPrice", "is missing"),
        form.Whole("available") ?? document.Quantity,
        form.Whole("minimum") ?? 1,
        form.Whole("days") ?? throw ProblemException.BadInput("days", "is missing"),
        form.Amount("shipping") ?? 0,
        form.Day("validUntil") ?? throw ProblemException.BadInput("validUntil", "is missing"),
        form.Text("note"));

    private static MailConfirmation ConfirmationOf(FormValues form, DateTimeOffset now) => new(
        now,
        form.Day("promised") ?? throw ProblemException.BadInput("promised", "is missing"),
        form.Amount("unitPrice"),
        form.Amount("shipping"),
        form.Whole("quantity"),
        form.Text("note"));
}
