using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Mail.Replies;

namespace ProcurementFunctions.Pages.Purchases;

/// <summary>A vendor's reply as a buyer hands it in: the mail as a file, or its words.</summary>
internal static class ReplyMailForm
{
    /// <summary>The request or order that it answers.</summary>
    public const string About = "about";

    /// <exception cref="Hosting.Problems.ProblemException">400: the file is no mail or too large, or the sender is missing.</exception>
    public static async Task<ReplyMessage> ReadAsync(FormValues form, CancellationToken cancellation) => form.File is null
        ? VendorRepliesFunctions.Of(new(form.Text("from") ?? "", form.Text("text") ?? "", form.Text("subject"), form.Text(About)))
        : MimeReply.Read(await form.FileAsync(BodyLimits.VendorReply, cancellation)) with { About = form.Text(About) };
}
