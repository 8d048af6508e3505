using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Purchasing.Returning;

/// <summary>Returns of goods to their vendors, over HTTP.</summary>
internal sealed class GoodsReturnFunctions(GoodsReturns returns, PurchaseDesk desk, StockPlaces places, AnswerOnce once)
{
    private static readonly PurchasingJson Json = PurchasingJson.Default;

    [Function("ReturnGoods")]
    [Authorize(Roles = Roles.Buyer)]
    public Task<Answer> ReturnAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/purchases/{id}/returns")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) => once.RunAsync(context, request, async token =>
        {
            var body = await request.ReadBodyAsync(Json.ReturnBody, token);
            var by = context.GetCaller().UserId;
            // The record names nobody's key.
            body = body with { ReturnId = body.ReturnId ?? PurchaseIds.Named("R-", $"{by}\n{request.IdempotencyKey() ?? Guid.NewGuid().ToString("n")}") };
            var purchase = await desk.FindAsync(id, token);
            var units = ReturnInput.Check(body, purchase, await places.OfAsync(purchase.Sku, token));
            var returned = await returns.ReturnAsync(id, body.ReturnId, units, body.Reason, body.Location, by, token);
            return returned.IsAccepted
                ? Answers.WithBody(200, PurchaseView.Of(returned.Value), Json.PurchaseView)
                : throw ProblemException.Conflict(returned.Refusal);
        }, cancellation);
}
