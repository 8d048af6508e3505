using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Pages.Offers;

/// <summary>What a vendor offers, and one offer.</summary>
[Page]
internal sealed class OfferPageFunctions(OfferPages offers, OfferDesk desk, PageRenderer pages, Forms forms)
{
    /// <summary>With a SKU it leads to that offer, whether there is one or not.</summary>
    [Function("OffersPage")]
    public async Task<Answer> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "vendors/{id}/offers")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation)
    {
        if (request.QueryValue("sku")?.Trim() is { Length: > 0 } sku) return Redirects.To(OfferFacts.PlaceOf(id, sku));
        var list = await offers.ListAsync(id, request.PageCursor(), cancellation);
        return await pages.RenderAsync<OffersPage>(context, $"Offers of {list.VendorName}", new() { [nameof(OffersPage.List)] = list });
    }

    [Function("OfferPage")]
    public Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "vendors/{id}/offers/{sku}")] HttpRequest request,
        string id,
        string sku,
        FunctionContext context,
        CancellationToken cancellation) => ShownAsync(context, id, sku, null, cancellation);

    [Function("PutOfferOnPage")]
    [Authorize(Roles = Roles.Admin)]
    public Task<Answer> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "vendors/{id}/offers/{sku}")] HttpRequest request,
        string id,
        string sku,
        FunctionContext context,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                await desk.PutAsync(id, sku, OfferForm.Read(form), form.Text("mark") ?? "", context.GetCaller().UserId, context.InvocationId, cancellation);
                return new(OfferFacts.PlaceOf(id, sku), "The offer is saved.");
            },
            refused => ShownAsync(context, id, sku, refused, cancellation));

    [Function("RemoveOfferOnPage")]
    [Authorize(Roles = Roles.Admin)]
    public Task<Answer> RemoveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "vendors/{id}/offers/{sku}/remove")] HttpRequest request,
        string id,
        string sku,
        FunctionContext context,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                if (!form.IsTicked("sure")) throw ProblemException.BadInput("sure", "must be ticked");
                await desk.RemoveAsync(id, sku, form.Text("removed") ?? "", context.GetCaller().UserId, context.InvocationId, cancellation);
                return new(OfferFacts.PlaceOf(id), $"The offer of {sku} is removed.");
            },
            refused => ShownAsync(context, id, sku, refused, cancellation));

    private async Task<Answer> ShownAsync(FunctionContext context, string id, string sku, ProblemException? problem, CancellationToken cancellation)
    {
        var facts = await offers.OfAsync(id, sku, context.GetCaller().IsInRole(Roles.Admin), cancellation);
        return await pages.RenderAsync<OfferPage>(
            context, $"{facts.ItemName} from {facts.VendorName}", new() { [nameof(OfferPage.Facts)] = facts }, problem);
    }
}
