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
    private const int LongestText = 500;
    private const int LongestId = 100;
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
            if (string.IsNullOrWhiteSpace(body.Reason) || body.Reason.Length > LongestText)
                throw ProblemException.BadInput("reason", $"must have 1 to {LongestText} characters");
            if (body.ReturnId is { Length: < 1 or > LongestId }) throw ProblemException.BadInput("returnId", $"must have 1 to {LongestId} characters");
            var purchase = await desk.FindAsync(id, token);
            var by = context.GetCaller().UserId;
            // The record names nobody's key.
            var returnId = body.ReturnId ?? PurchaseIds.Named("R-", $"{by}\n{request.IdempotencyKey() ?? Guid.NewGuid().ToString("n")}");
            var isNew = purchase.Returns?.Any(back => back.ReturnId == returnId) != true;
            if (body.Quantity < 1) throw ProblemException.BadInput("quantity", "must be 1 or more");
            if (isNew && body.Quantity > ReturnRules.Most(purchase)) throw ProblemException.BadInput("quantity", ReturnRules.TooMany(purchase, body.Quantity));
            if (isNew && ReturnPlaces.From(await places.OfAsync(purchase.Sku, token), body.Location, body.Quantity).Refusal is { } why) throw ProblemException.BadInput("location", why);
            var returned = await returns.ReturnAsync(id, returnId, body.Quantity, body.Reason, body.Location, by, token);
            return returned.IsAccepted
                ? Answers.WithBody(200, PurchaseView.Of(returned.Value), Json.PurchaseView)
                : throw ProblemException.Conflict(returned.Refusal);
        }, cancellation);
}
