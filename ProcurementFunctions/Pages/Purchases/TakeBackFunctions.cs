using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Pages.Purchases;

/// <summary>Goods that go back, and receipts that were booked in error.</summary>
[Page]
[Authorize(Roles = Roles.Buyer)]
internal sealed class TakeBackFunctions(GoodsReturns returns, ReceiptReversals reversals, PurchaseDesk desk, StockPlaces places, PurchasePages purchases, Forms forms)
{
    [Function("ReturnOnPage")]
    public Task<Answer> ReturnAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "purchases/{id}/returns")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                var body = new ReturnBody
                {
                    ReturnId = form.Text("returnId") ?? throw ProblemException.BadInput("returnId", "is missing"),
                    Quantity = form.Whole("returned") ?? throw ProblemException.BadInput("returned", "is missing"),
                    Reason = form.Text("returnReason") ?? "",
                    Location = form.Text("returnLocation"),
                };
                var purchase = await desk.FindAsync(id, cancellation);
                var units = ReturnInput.Check(body, purchase, await places.OfAsync(purchase.Sku, cancellation));
                FormDone.Accepted(await returns.ReturnAsync(id, body.ReturnId, units, body.Reason, body.Location, context.GetCaller().UserId, cancellation));
                return new($"/purchases/{id}", "The goods are taken out of the stock; a credit of the vendor is expected.");
            },
            refused => purchases.ShownAsync(context, id, refused, cancellation));

    [Function("ReverseOnPage")]
    public Task<Answer> ReverseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "purchases/{id}/reversals")] HttpRequest request,
        string id,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                var receipt = form.Text("receipt") ?? throw ProblemException.BadInput("receipt", "is missing");
                var reason = ReturnInput.Reason(form.Text("reversalReason"));
                FormDone.Accepted(await reversals.ReverseAsync(client, id, receipt, reason, context.GetCaller().UserId, cancellation));
                return new($"/purchases/{id}", "The receipt is taken back; stock, cost and what was learned follow.");
            },
            refused => purchases.ShownAsync(context, id, refused, cancellation));
}
