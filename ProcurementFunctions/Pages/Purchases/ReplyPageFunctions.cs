using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Mail.Replies;
using ProcurementFunctions.Pages.VendorMail;

namespace ProcurementFunctions.Pages.Purchases;

/// <summary>A buyer hands in a vendor's reply by e-mail, and enters what it says.</summary>
[Page]
internal sealed class ReplyPageFunctions(ReplyDesk desk, PurchasePages shown, Forms forms)
{
    [Function("HandInReplyOnPage")]
    [Authorize(Roles = Roles.Buyer)]
    public Task<Answer> HandInAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "purchases/{id}/replies")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                var answerable = await desk.ListAnswerableAsync(id, cancellation);
                if (answerable.All(one => one.Id != form.Text(ReplyMailForm.About)))
                    throw ProblemException.BadInput(ReplyMailForm.About, "must be a request or an order of this purchase that was sent by e-mail");
                return new($"/purchases/{id}", Done(await desk.TakeAsync(await ReplyMailForm.ReadAsync(form, cancellation), cancellation)));
            },
            refused => shown.ShownAsync(context, id, refused, cancellation));

    [Function("EnterReplyOnPage")]
    [Authorize(Roles = Roles.Buyer)]
    public Task<Answer> EnterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "purchases/{id}/replies/{number}")] HttpRequest request,
        string id,
        string number,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                var seen = form.Whole("seen") ?? throw ProblemException.BadInput("seen", "is missing");
                await desk.EnterAsync(client, context.GetCaller().UserId, id, VendorRepliesFunctions.Number(number), seen, VendorEntryForm.Of(form), cancellation);
                return new($"/purchases/{id}", string.Create(CultureInfo.InvariantCulture, $"What reply {number} says is entered for the vendor."));
            },
            refused => shown.ShownAsync(context, id, refused, cancellation));

    private static string Done(ReplyView taken) => taken switch
    {
        { IsFromVendor: false } => "The reply is kept. It is not from the vendor's address, so that nothing is read from it.",
        { IsEntered: false, Proposal: not null } => "The reply is kept. Look at what was read from it, and enter it.",
        _ => "The reply is kept.",
    };
}
