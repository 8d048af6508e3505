using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>Takes back receipts that were booked in error, over HTTP.</summary>
internal sealed class ReceiptReversalFunctions(ReceiptReversals reversals, AnswerOnce once)
{
    private static readonly PurchasingJson Json = PurchasingJson.Default;

    [Function("ReverseReceipt")]
    [Authorize(Roles = Roles.Buyer)]
    public Task<Answer> ReverseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/purchases/{id}/receipts/{receiptId}/reversal")] HttpRequest request,
        string id,
        string receiptId,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => once.RunAsync(context, request, async token =>
        {
            var reason = ReturnInput.Reason((await request.ReadBodyAsync(Json.ReversalBody, token)).Reason);
            var reversed = await reversals.ReverseAsync(client, id, receiptId, reason, context.GetCaller().UserId, token);
            return reversed.IsAccepted
                ? Answers.WithBody(200, PurchaseView.Of(reversed.Value), Json.PurchaseView)
                : throw ProblemException.Conflict(reversed.Refusal);
        }, cancellation);
}
