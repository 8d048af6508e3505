using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Vendors;

/// <summary>What a vendor offers, with its later terms and its contracts.</summary>
internal sealed class OfferFunctions(
    IOfferStore offers, IKnowledge knowledge, IInventoryStore inventory, IOperationsStore operations, IAuditTrail audit, TimeProvider time)
{
    [Function("ListOffers")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/vendors/{id}/offers")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        await RequireVendorAsync(id, cancellation);
        var page = await offers.ListByVendorAsync(id, request.PageLimit(), request.PageCursor(), cancellation);
        return Answers.Page(page.Items.Select(offer => OfferView.Of(offer.Document, Today)), page.NextCursor, OfferJson.Default.OfferView);
    }

    [Function("GetOffer")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/vendors/{id}/offers/{sku}")] HttpRequest request,
        string id,
        string sku,
        CancellationToken cancellation)
    {
        _ = request;
        return Shown(await RequireAsync(id, sku, cancellation));
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
        await RequireVendorAsync(id, cancellation);
        await RequireItemAsync(sku, cancellation);
        var before = etag == ETags.Absent ? null : await RequireAsync(id, sku, cancellation);
        if (before is not null && before.ETag != etag) throw ETags.Mismatch();
        var errors = new Dictionary<string, string[]>();
        var firm = (await operations.ReadAsync(cancellation)).Document;
        var changed = OfferUpdates.Of(sku, id, before?.Document, body, firm, Today, errors);
        if (errors.Count > 0) throw new ProblemException(400, "Bad input", "the offer cannot be like this", errors);
        changed = changed.Telling(OfferAudit.Changed(before?.Document, changed, context.GetCaller().UserId, time.GetUtcNow(), context.InvocationId));
        var written = before is null
            ? await offers.CreateAsync(changed, cancellation)
            : await offers.ReplaceAsync(changed, etag, cancellation);
        return Shown(written ?? throw ETags.Mismatch());
    }

    /// <summary>Refused while a contract of it has been drawn: what orders say of it would point nowhere.</summary>
    [Function("DeleteOffer")]
    [Authorize(Roles = Roles.Admin)]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/vendors/{id}/offers/{sku}")] HttpRequest request,
        string id,
        string sku,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var etag = request.RequireIfMatch();
        var offer = await RequireAsync(id, sku, cancellation);
        if (offer.ETag != etag) throw ETags.Mismatch();
        if (offer.Document.Contracts.FirstOrDefault(contract => contract.Drawn.Count > 0) is { } drawn)
            throw ProblemException.Conflict($"orders have drawn on contract {drawn.Number}; end the offer with validTo instead");
        await audit.RecordAsync(OfferAudit.Removed(offer.Document, context.GetCaller().UserId, time.GetUtcNow(), context.InvocationId), cancellation);
        return await offers.DeleteAsync(sku, id, etag, cancellation) ? Answers.NoContent : throw ETags.Mismatch();
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private async Task RequireVendorAsync(string id, CancellationToken cancellation)
    {
        if (!DocumentKey.IsValid(id) || await knowledge.ReadVendorAsync(id, cancellation) is null) throw ProblemException.NotFound($"there is no vendor {id}");
    }

    private async Task RequireItemAsync(string sku, CancellationToken cancellation)
    {
        if (!DocumentKey.IsValid(sku) || await inventory.ReadAsync(sku, cancellation) is null) throw ProblemException.NotFound($"there is no item {sku}");
    }

    private async Task<Stored<VendorOffer>> RequireAsync(string id, string sku, CancellationToken cancellation) =>
        (DocumentKey.IsValid(id) && DocumentKey.IsValid(sku) ? await offers.ReadAsync(sku, id, cancellation) : null)
        ?? throw ProblemException.NotFound($"vendor {id} offers no {sku}");

    private Answer Shown(Stored<VendorOffer> offer) => Answers.Ok(OfferView.Of(offer.Document, Today), OfferJson.Default.OfferView, offer.ETag);
}
