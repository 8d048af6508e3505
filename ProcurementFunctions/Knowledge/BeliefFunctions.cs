using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Hosting.Telemetry;

namespace ProcurementFunctions.Knowledge;

/// <summary>What people say of vendors: ratings, as evidence, and their word on a belief.</summary>
public sealed class BeliefFunctions(
    IKnowledge knowledge, AnswerOnce once, TimeProvider time, ILogger<BeliefFunctions> logger)
{
    private const int LongestComment = 1000;

    /// <summary>One rating of a vendor counts for each person and day; a later one of the same day replaces it.</summary>
    [Function(nameof(PutRating))]
    [Authorize(Roles = Roles.Buyer)]
    public async Task<IResult> PutRating(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/vendors/{id}/rating")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var rating = await request.ReadBodyAsync(KnowledgeJson.Default.VendorRating, cancellation);
        if (rating.Score is not (>= 0 and <= 1)) throw ProblemException.BadInput("score", "must be between 0 and 1");
        if (rating.Comment?.Length > LongestComment)
            throw ProblemException.BadInput("comment", $"must be at most {LongestComment} characters");
        if (!DocumentKey.IsValid(id)) throw NoVendor(id);
        var batch = knowledge.BeginBatch();
        var by = context.GetCaller().UserId;
        var entry = VendorAudit.Rated(id, rating, by, time.GetUtcNow(), context.InvocationId);
        if (await batch.AddAsync(EvidenceOf(id, by, rating), entry, cancellation) == EvidenceOutcome.UnknownVendor) throw NoVendor(id);
        await batch.CompleteAsync(cancellation);
        return Shown(await knowledge.ReadVendorAsync(id, cancellation) ?? throw NoVendor(id));
    }

    [Function(nameof(ChangeBelief))]
    [Authorize(Roles = Roles.Admin)]
    public async Task<IResult> ChangeBelief(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/vendors/{id}/beliefs/{name}")] HttpRequest request,
        string id,
        string name,
        FunctionContext context,
        CancellationToken cancellation) => await once.RunAsync(
            context,
            request,
            async inner =>
            {
                var change = await request.ReadBodyAsync(KnowledgeJson.Default.BeliefChange, inner);
                if (!DocumentKey.IsValid(id)) throw NoVendor(id);
                if (Priors.Of(name) is null) throw ProblemException.NotFound($"there is no belief {name}");
                return await ChangeAsync(id, name, change, context, inner);
            },
            cancellation);

    private async Task<Answer> ChangeAsync(
        string id, string name, BeliefChange change, FunctionContext context, CancellationToken cancellation)
    {
        var (now, by) = (time.GetUtcNow(), context.GetCaller().UserId);
        // A person's word on a price is kept in the vendor's document, with what is known of that price.
        var price = BeliefNames.IsPrice(name) ? await knowledge.ReadPriceAsync(id, BeliefNames.SkuOf(name), cancellation) : null;
        var changed = await knowledge.UpdateVendorAsync(id, Changed, cancellation) ?? throw NoVendor(id);
        AgentMeter.Believes("person");
        KnowledgeLog.BeliefChanged(logger, id, name, change.Action);
        return Shown(changed);

        VendorDocument? Changed(VendorDocument? vendor)
        {
            if (vendor is null) return null;
            if (price is not null && VendorPrices.IsElsewhere(vendor, name)) vendor = VendorRules.WithPrice(vendor, name, price);
            var before = BeliefRules.Of(vendor, name, now)?.Value;
            var decision = VendorRules.Change(vendor, name, change, by, now);
            if (!decision.IsAccepted) throw ProblemException.BadInput("value", decision.Refusal);
            return decision.Value.Telling(VendorAudit.Said(decision.Value, name, change, before, by, now, context.InvocationId));
        }
    }

    private Evidence EvidenceOf(string vendorId, string userId, VendorRating rating)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Id = CosmosPersonalKnowledge.RatingId(userId, now),
            VendorId = vendorId,
            Sku = Evidence.NoItem,
            At = now,
            Score = rating.Score,
            By = userId,
            Comment = rating.Comment,
        };
    }

    private static ProblemException NoVendor(string id) => ProblemException.NotFound($"there is no vendor {id}");

    private Answer Shown(Stored<VendorDocument> vendor) =>
        Answers.Ok(VendorAnswer.Of(vendor.Document, time.GetUtcNow()), KnowledgeJson.Default.VendorAnswer, vendor.ETag);
}
