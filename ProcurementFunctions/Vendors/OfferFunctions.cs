using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Vendors;

/// <summary>What a vendor offers, with its later terms and its contracts.</summary>
internal sealed class OfferFunctions(OfferDesk desk)
{
    [Function("ListOffers")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/vendors/{id}/offers")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var page = await desk.ListAsync(id, request.PageLimit(), request.PageCursor(), cancellation);
        return Answers.Page(page.Items.Select(offer => OfferView.Of(offer.Document, desk.Today)), page.NextCursor, OfferJson.Default.OfferView);
    }

    [Function("GetOffer")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/vendors/{id}/offers/{sku}")] HttpRequest request,
        string id,
        string sku,
        CancellationToken cancellation)
    {
        _ = request;
        return Shown(await desk.FindAsync(id, sku, cancellation));
    }

    /// <summary>With <see cref="ETags.Absent"/> it creates the offer.</summary>
    [Function("PutOffer")]
    [Authorize(Roles = Roles.Admin)]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/vendors/{id}/offers/{sku}")] HttpRequest request,
        string id,
        string sku,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var etag = request.RequireIfMatch();
        var body = await request.ReadBodyAsync(OfferJson.Default.OfferBody, cancellation);
        return Shown(await desk.PutAsync(id, sku, body, etag, context.GetCaller().UserId, context.InvocationId, cancellation));
    }

    [Function("DeleteOffer")]
    [Authorize(Roles = Roles.Admin)]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/vendors/{id}/offers/{sku}")] HttpRequest request,
        string id,
        string sku,
        FunctionContext context,
        CancellationToken cancellation)
    {
        await desk.RemoveAsync(id, sku, request.RequireIfMatch(), context.GetCaller().UserId, context.InvocationId, cancellation);
        return Answers.NoContent;
    }

    private Answer Shown(Stored<VendorOffer> offer) => Answers.Ok(OfferView.Of(offer.Document, desk.Today), OfferJson.Default.OfferView, offer.ETag);
}
