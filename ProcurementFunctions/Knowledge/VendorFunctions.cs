using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Knowledge;

/// <summary>The approved vendors and what is known about them.</summary>
public sealed class VendorFunctions(IKnowledge knowledge, VendorDesk desk, IVendorChannels channels, TimeProvider time)
{
    [Function(nameof(ListVendors))]
    public async Task<IResult> ListVendors(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/vendors")] HttpRequest request,
        CancellationToken cancellation)
    {
        var page = await knowledge.ListVendorsAsync(request.PageLimit(), request.PageCursor(), cancellation);
        var now = time.GetUtcNow();
        return Answers.Page(
            page.Items.Select(vendor => VendorAnswer.Of(vendor.Document, channels, now)),
            page.NextCursor,
            KnowledgeJson.Default.VendorAnswer);
    }

    [Function(nameof(GetVendor))]
    public async Task<IResult> GetVendor(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/vendors/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) => Shown(await desk.FindAsync(id, cancellation), channels, time);

    /// <summary>With <see cref="ETags.Absent"/> it creates the vendor.</summary>
    [Function(nameof(PutVendor))]
    [Authorize(Roles = Roles.Admin)]
    public async Task<IResult> PutVendor(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/vendors/{id}")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var etag = request.RequireIfMatch();
        var update = await request.ReadBodyAsync(KnowledgeJson.Default.VendorUpdate, cancellation);
        return Shown(await desk.PutAsync(id, update, etag, TellerOf(context), cancellation), channels, time);
    }

    /// <summary>The price history, the newest first; of one item also what is believed of its price and what is usual.</summary>
    [Function(nameof(ListPrices))]
    public async Task<IResult> ListPrices(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/vendors/{id}/prices")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        await desk.FindAsync(id, cancellation);
        var sku = request.QueryValue("sku");
        var page = await knowledge.ListPricesAsync(id, sku, request.PageLimit(), request.PageCursor(), cancellation);
        var learned = sku is null ? null : await knowledge.ReadPriceAsync(id, sku, cancellation);
        var prices = new PricesAnswer(
            [.. page.Items.Select(price => PriceAnswer.Of(price.Document))],
            page.NextCursor,
            sku is null ? null : BeliefRules.Of(BeliefNames.Price(sku), learned, time.GetUtcNow()),
            UsualPriceRules.UsualOf(learned, time.GetUtcNow()));
        return Answers.Ok(prices, KnowledgeJson.Default.PricesAnswer);
    }

    internal static VendorTeller TellerOf(FunctionContext context) => new(context.GetCaller().UserId, context.InvocationId);

    internal static Answer Shown(Stored<VendorDocument> vendor, IVendorChannels channels, TimeProvider time) =>
        Answers.Ok(VendorAnswer.Of(vendor.Document, channels, time.GetUtcNow()), KnowledgeJson.Default.VendorAnswer, vendor.ETag);
}
