using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.Telemetry;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Knowledge;

/// <summary>
/// The one way for what people say of vendors, by API or by the console: their data, ratings as evidence, and a word on a
/// belief. Whoever calls it has checked the person's role.
/// </summary>
public sealed class VendorDesk(IKnowledge knowledge, IVendorChannels channels, TimeProvider time, ILogger<VendorDesk> logger)
{
    private const int LongestComment = 1000;

    /// <exception cref="ProblemException">404: there is no such vendor.</exception>
    public async Task<Stored<VendorDocument>> FindAsync(string id, CancellationToken cancellation) =>
        (DocumentKey.IsValid(id) ? await knowledge.ReadVendorAsync(id, cancellation) : null) ?? throw NoVendor(id);

    /// <summary>Replaces what people say of a vendor; with <see cref="ETags.Absent"/> it creates the vendor.</summary>
    /// <param name="id">Of the vendor.</param>
    /// <param name="update">What is said.</param>
    /// <param name="etag">As it was read.</param>
    /// <param name="teller">Who says it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ProblemException">400; 404; 412: it has changed since.</exception>
    public async Task<Stored<VendorDocument>> PutAsync(
        string id, VendorUpdate update, string etag, VendorTeller teller, CancellationToken cancellation)
    {
        var errors = VendorRules.Check(update, id);
        if (errors.Count > 0) throw new ProblemException(400, "Bad input", "the vendor cannot be like this", errors);
        var before = etag == ETags.Absent ? null : await FindAsync(id, cancellation);
        if (before is not null && before.ETag != etag) throw ETags.Mismatch();
        var changed = VendorRules.Apply(before?.Document ?? new() { Id = id, VendorId = id, Name = update.Name }, update, teller.UserId);
        if (changed.Active && channels.ChannelOf(changed) == VendorChannel.Email && channels.WhyNoMail is { } why) throw ProblemException.BadInput("active", why);
        changed = changed.Telling(VendorAudit.Changed(before?.Document, changed, teller.UserId, time.GetUtcNow(), teller.Once));
        var written = before is null
            ? await knowledge.CreateVendorAsync(changed, cancellation)
            : await knowledge.ReplaceVendorAsync(changed, etag, cancellation);
        return written ?? throw ETags.Mismatch();
    }

    /// <summary>One rating of a vendor counts for each person and day; a later one of the same day replaces it.</summary>
    /// <exception cref="ProblemException">400; 404.</exception>
    public async Task<Stored<VendorDocument>> RateAsync(string id, VendorRating rating, VendorTeller teller, CancellationToken cancellation)
    {
        if (rating.Score is not (>= 0 and <= 1)) throw ProblemException.BadInput("score", "must be between 0 and 1");
        if (rating.Comment?.Length > LongestComment)
            throw ProblemException.BadInput("comment", $"must be at most {LongestComment} characters");
        if (!DocumentKey.IsValid(id)) throw NoVendor(id);
        var batch = knowledge.BeginBatch();
        var entry = VendorAudit.Rated(id, rating, teller.UserId, time.GetUtcNow(), teller.Once);
        if (await batch.AddAsync(EvidenceOf(id, teller.UserId, rating), entry, cancellation) == EvidenceOutcome.UnknownVendor) throw NoVendor(id);
        await batch.CompleteAsync(cancellation);
        return await FindAsync(id, cancellation);
    }

    /// <summary>A person's word on a belief: corrected, pinned or forgotten.</summary>
    /// <exception cref="ProblemException">400: the value cannot be; 404: no such vendor or belief.</exception>
    public async Task<Stored<VendorDocument>> SayAsync(
        string id, string name, BeliefChange change, VendorTeller teller, CancellationToken cancellation)
    {
        if (!DocumentKey.IsValid(id)) throw NoVendor(id);
        if (Priors.Of(name) is null) throw ProblemException.NotFound($"there is no belief {name}");
        var (now, by) = (time.GetUtcNow(), teller.UserId);
        // A person's word on a price is kept in the vendor's document, with what is known of that price.
        var price = BeliefNames.IsPrice(name) ? await knowledge.ReadPriceAsync(id, BeliefNames.SkuOf(name), cancellation) : null;
        var changed = await knowledge.UpdateVendorAsync(id, Changed, cancellation) ?? throw NoVendor(id);
        AgentMeter.Believes("person");
        KnowledgeLog.BeliefChanged(logger, id, name, change.Action);
        return changed;

        VendorDocument? Changed(VendorDocument? vendor)
        {
            if (vendor is null) return null;
            if (price is not null && VendorPrices.IsElsewhere(vendor, name)) vendor = VendorRules.WithPrice(vendor, name, price);
            var before = BeliefRules.Of(vendor, name, now)?.Value;
            var decision = VendorRules.Change(vendor, name, change, by, now);
            if (!decision.IsAccepted) throw ProblemException.BadInput("value", decision.Refusal);
            return decision.Value.Telling(VendorAudit.Said(decision.Value, name, change, before, by, now, teller.Once));
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
}

/// <param name="Once">Names this one word; the same again is told once.</param>
public sealed record VendorTeller(string UserId, string Once);
