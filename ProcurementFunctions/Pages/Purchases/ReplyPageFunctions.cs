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

/// <summary>A buyer enters what a vendor's reply says.</summary>
[Page]
internal sealed class ReplyPageFunctions(ReplyDesk desk, PurchasePages shown, Forms forms)
{
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
}
