using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Knowledge;

/// <summary>The approved vendors and what is known about them.</summary>
public sealed class VendorFunctions(IKnowledge knowledge, TimeProvider time)
{
    [Function(nameof(ListVendors))]
    public async Task<IResult> ListVendors(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/vendors")] HttpRequest request,
        CancellationToken cancellation)
    {
        var page = await knowledge.ListVendorsAsync(request.PageLimit(), request.PageCursor(), cancellation);
        var now = time.GetUtcNow();
        return Answers.Page(
            page.Items.Select(vendor => VendorAnswer.Of(vendor.Document, now)),
            page.NextCursor,
            KnowledgeJson.Default.VendorAnswer);
    }

    [Function(nameof(GetVendor))]
    public async Task<IResult> GetVendor(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/vendors/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) => Shown(await RequireAsync(id, cancellation));

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
        var errors = VendorRules.Check(update, id);
        if (errors.Count > 0) throw new ProblemException(400, "Bad input", "the vendor cannot be like this", errors);
        var by = context.GetCaller().UserId;
        var before = etag == ETags.Absent ? null : await RequireAsync(id, cancellation);
        if (before is not null && before.ETag != etag) throw ETags.Mismatch();
        var changed = VendorRules.Apply(before?.Document ?? new() { Id = id, VendorId = id, Name = update.Name }, update, by);
        changed = changed.Telling(VendorAudit.Changed(before?.Document, changed, by, time.GetUtcNow(), context.InvocationId));
        var written = before is null
            ? await knowledge.CreateVendorAsync(changed, cancellation)
            : await knowledge.ReplaceVendorAsync(changed, etag, cancellation);
        return Shown(written ?? throw ETags.Mismatch());
    }

    /// <summary>The price history, the newest first; of one item also what is believed of its price and what is usual.</summary>
    [Function(nameof(ListPrices))]
    public async Task<IResult> ListPrices(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/vendors/{id}/prices")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        await RequireAsync(id, cancellation);
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

    private async Task<Stored<VendorDocument>> RequireAsync(string id, CancellationToken cancellation) =>
        (DocumentKey.IsValid(id) ? await knowledge.ReadVendorAsync(id, cancellation) : null)
        ?? throw ProblemException.NotFound($"there is no vendor {id}");

    private Answer Shown(Stored<VendorDocument> vendor) =>
        Answers.Ok(VendorAnswer.Of(vendor.Document, time.GetUtcNow()), KnowledgeJson.Default.VendorAnswer, vendor.ETag);
}
