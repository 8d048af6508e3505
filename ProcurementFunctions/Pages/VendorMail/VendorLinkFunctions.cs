using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Mail;
using ProcurementFunctions.Pages.SignIn;

namespace ProcurementFunctions.Pages.VendorMail;

/// <summary>
/// The page that a mail to a vendor links to. Nobody signs in: who has the link is the vendor. To read it changes nothing, as programs
/// that look through mails open links.
/// </summary>
[Page]
internal sealed class VendorLinkFunctions(VendorMailDesk desk, PageRenderer pages, Forms forms, TimeProvider time)
{
    [Function("VendorLinkPage")]
    [AllowAnonymous]
    public Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "vendor/{token}")] HttpRequest request,
        string token,
        FunctionContext context,
        CancellationToken cancellation) => ShownAsync(context, token, null, cancellation);

    [Function("EnterOnVendorLink")]
    [AllowAnonymous]
    public Task<Answer> EnterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "vendor/{token}")] HttpRequest request,
        string token,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                await desk.EnterAsync(
                    client, token, form.Text(FormTokens.Field), (document, now) => VendorEntries.Entered(document, VendorEntryForm.Of(form), now), cancellation);
                return new($"/vendor/{token}", "It is entered, and the buyer is told. Thank you.");
            },
            refused => ShownAsync(context, token, refused, cancellation));

    private async Task<Answer> ShownAsync(FunctionContext context, string token, ProblemException? problem, CancellationToken cancellation)
    {
        LinkedMail linked;
        try
        {
            linked = await desk.OpenAsync(token, cancellation);
        }
        catch (ProblemException unusable) when (unusable.Status is 403 or 410)
        {
            var said = await pages.RenderAsync<UnusableLinkPage>(
                context, "This link cannot be used", new() { [nameof(UnusableLinkPage.Why)] = unusable.Message });
            return Private(said with { Status = unusable.Status });
        }

        var parameters = new Dictionary<string, object?>
        {
            [nameof(VendorLinkPage.Linked)] = linked,
            [nameof(VendorLinkPage.Today)] = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
        };
        return Private(await pages.RenderAsync<VendorLinkPage>(context, VendorLinkPage.TitleOf(linked), parameters, problem));
    }

    /// <summary>Who has the address has the link: no search engine is to keep it.</summary>
    private static Answer Private(Answer answer) => answer.WithHeader("X-Robots-Tag", "noindex, nofollow");
}
