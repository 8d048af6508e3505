using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
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
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "vendors")] HttpRequest request,
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
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "vendors/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) => Shown(await RequireAsync(id, cancellation));

    /// <summary>With <see cref="ETags.Absent"/> it creates the vendor.</summary>
    [Function(nameof(PutVendor))]
    [Authorize(Roles = Roles.Admin)]
    public async Task<IResult> PutVendor(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "vendors/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var etag = request.RequireIfMatch();
        var update = await request.ReadBodyAsync(KnowledgeJson.Default.VendorUpdate, cancellation);
        var errors = VendorRules.Check(update, id);
        if (errors.Count > 0) throw new ProblemException(400, "Bad input", "the vendor cannot be like this", errors);
        var written = etag == ETags.Absent
            ? await knowledge.CreateVendorAsync(
                VendorRules.Apply(new() { Id = id, VendorId = id, Name = update.Name }, update), cancellation)
            : await ReplaceAsync(id, update, etag, cancellation);
        return Shown(written ?? throw ETags.Mismatch());
    }

    [Function(nameof(ListPrices))]
    public async Task<IResult> ListPrices(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "vendors/{id}/prices")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        await RequireAsync(id, cancellation);
        var page = await knowledge.ListPricesAsync(
            id, request.QueryValue("sku"), request.PageLimit(), request.PageCursor(), cancellation);
        return Answers.Page(
            page.Items.Select(price => PriceAnswer.Of(price.Document)), page.NextCursor, KnowledgeJson.Default.PriceAnswer);
    }

    private async Task<Stored<VendorDocument>?> ReplaceAsync(
        string id, VendorUpdate update, string etag, CancellationToken cancellation)
    {
        var vendor = await RequireAsync(id, cancellation);
        return vendor.ETag == etag
            ? await knowledge.ReplaceVendorAsync(VendorRules.Apply(vendor.Document, update), etag, cancellation)
            : null;
    }

    private async Task<Stored<VendorDocument>> RequireAsync(string id, CancellationToken cancellation) =>
        (DocumentKey.IsValid(id) ? await knowledge.ReadVendorAsync(id, cancellation) : null)
        ?? throw ProblemException.NotFound($"there is no vendor {id}");

    private Answer Shown(Stored<VendorDocument> vendor) =>
        Answers.Ok(VendorAnswer.Of(vendor.Document, time.GetUtcNow()), KnowledgeJson.Default.VendorAnswer, vendor.ETag);
}
