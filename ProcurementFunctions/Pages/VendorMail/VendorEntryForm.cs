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
    public static Decision<VendorMailDocument> Entered(VendorMailDocument document, FormValues form, DateTimeOffset now) => VendorEntries.Entered(document, Of(form), now);

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
