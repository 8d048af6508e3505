using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Purchasing;

/// <summary>What a purchase would be: the vendors are asked and the best is chosen, and nothing is bought.</summary>
internal sealed class DealFunctions(PurchaseWishCheck wishes, ISourcing sourcing)
{
    [Function("FindDeal")]
    [Authorize(Roles = Roles.Buyer)]
    public async Task<Answer> FindAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/deals")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var wish = (await request.ReadBodyAsync(PurchasingJson.Default.PurchaseBody, cancellation)).ToRequest(context.GetCaller().UserId, context.InvocationId);
        await wishes.RequireAsync(wish, cancellation);
        var sourced = new SourcingRequest(wish.Sku, wish.Quantity, wish.RequestedBy, wish.NeededBy)
        {
            Shipping = wish.Shipping,
            Vendor = wish.Vendor,
            MaxTotal = wish.MaxTotal,
            MaxUnitPrice = wish.MaxUnitPrice,
        };
        var found = await sourcing.FindBestAsync(sourced, cancellation);
        return Answers.Ok(DealView.Of(wish, found), PurchasingJson.Default.DealView);
    }
}
