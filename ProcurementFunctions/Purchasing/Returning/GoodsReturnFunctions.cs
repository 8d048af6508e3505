using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Purchasing.Returning;

/// <summary>Returns of goods to their vendors, over HTTP.</summary>
internal sealed class GoodsReturnFunctions(GoodsReturns returns, PurchaseDesk desk, AnswerOnce once)
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
            var units = StockUnits(body, purchase);
            if (isNew && units > ReturnRules.Most(purchase)) throw ProblemException.BadInput("quantity", ReturnRules.TooMany(purchase, units));
            var returned = await returns.ReturnAsync(id, returnId, units, body.Reason, by, token);
            return returned.IsAccepted
                ? Answers.WithBody(200, PurchaseView.Of(returned.Value), Json.PurchaseView)
                : throw ProblemException.Conflict(returned.Refusal);
        }, cancellation);

    /// <summary>By the unit that is named, of the order that came last.</summary>
    private static int StockUnits(ReturnBody body, PurchaseDocument purchase)
    {
        var order = purchase.Orders.LastOrDefault(order => ReceiptRules.Kept(purchase, order.Number) > 0) ?? (purchase.Orders is [.., var last] ? last : null);
        var unit = LineUnitRules.Read(body.Unit, body.Quantity, order?.Unit, order is null ? "the purchase" : $"order {order.Number}");
        return unit.IsAccepted ? unit.Value.StockUnits(body.Quantity) : throw ProblemException.BadInput("unit", unit.Refusal);
    }
}
