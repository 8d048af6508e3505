using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Mail;

namespace ProcurementFunctions.Pages.VendorMail;

/// <summary>What a vendor typed, read as what it enters. Pure.</summary>
internal static class VendorEntryForm
{
    /// <summary>The field that says what is entered.</summary>
    public const string Do = "do";

    /// <summary>What a field holds: what was typed where it is of the form that was sent, else what is known.</summary>
    /// <param name="enters">What the form enters.</param>
    public static string? Typed(PageView view, string enters, string field, string? known = null) =>
        view.Typed.Text(Do) == enters ? view.Typed.Text(field) : known;

    /// <exception cref="ProblemException">400: a field cannot be read.</exception>
    public static VendorEntry Of(FormValues form) => new(
        form.Text(Do) ?? "",
        form.Amount("unitPrice"),
        form.Amount("shipping"),
        form.Whole("quantity"),
        form.Whole("available"),
        form.Whole("minimum"),
        form.Whole("days"),
        form.Day("promised"),
        form.Day("validUntil"),
        form.Text("tracking"),
        form.Text("reason"),
        form.Text("note"));
}
