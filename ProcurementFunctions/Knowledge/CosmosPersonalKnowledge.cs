using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Knowledge;

/// <summary>
/// The ratings that a user gave, the beliefs that they pinned or corrected, and the facts that they wrote. Scores and
/// values stay, as the firm has learned from them; name, comment and the words of a fact do not.
/// </summary>
internal sealed class CosmosPersonalKnowledge(
    DocumentContainer<VendorDocument> vendors, DocumentContainer<EvidenceDocument> evidence) : IPersonalRecords
{
    public string Name => "vendors";

    public async IAsyncEnumerable<JsonElement> ListAsync(string userId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var rating in RatingsAsync(userId, cancellation))
            yield return JsonSerializer.SerializeToElement(rating, KnowledgeJson.Default.EvidenceDocument);
        await foreach (var vendor in VendorsAsync(userId, cancellation))
        {
            foreach (var (name, belief) in vendor.Beliefs.Where(belief => Names(belief.Value, userId)))
                yield return JsonSerializer.SerializeToElement(new PersonsBelief(vendor.VendorId, name, belief.Pinned, belief.Corrected), KnowledgeJson.Default.PersonsBelief);
            foreach (var (name, fact) in vendor.Facts.Where(fact => vendor.FactAuthors.GetValueOrDefault(fact.Key) == userId))
                yield return JsonSerializer.SerializeToElement(new PersonsFact(vendor.VendorId, name, fact, userId), KnowledgeJson.Default.PersonsFact);
        }
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellation)
    {
        var batch = new EvidenceBatch(vendors, evidence);
        await foreach (var rating in RatingsAsync(erasure.UserId, cancellation))
            await batch.RenameAsync(rating, Erased(rating.ToEvidence(), erasure), cancellation);
        await batch.CompleteAsync(cancellation);
        await foreach (var found in VendorsAsync(erasure.UserId, cancellation))
        {
            await vendors.UpdateAsync(
                found.Id, found.VendorId, vendor => vendor is null ? null : Erased(vendor, erasure), cancellation);
        }
    }

    /// <summary>The id is made anew too: the old one was made from the user id.</summary>
    private static Evidence Erased(Evidence rating, Erasure erasure) => rating with
    {
        Id = RatingId(erasure.Pseudonym, rating.At),
        By = erasure.Pseudonym,
        Comment = null,
    };

    /// <summary>The id of a person's rating on a day.</summary>
    internal static string RatingId(string userId, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"rating:{userId}:{at.UtcDateTime:yyyy-MM-dd}");

    private static VendorDocument Erased(VendorDocument vendor, Erasure erasure)
    {
        PersonsWord? Word(PersonsWord? word) => word is null ? null : word with { By = erasure.NameOf(word.By) };
        return vendor with
        {
            Beliefs = vendor.Beliefs.ToDictionary(
                belief => belief.Key,
                belief => belief.Value with { Pinned = Word(belief.Value.Pinned), Corrected = Word(belief.Value.Corrected) }),
            Facts = vendor.Facts.ToDictionary(
                fact => fact.Key,
                fact => vendor.FactAuthors.GetValueOrDefault(fact.Key) == erasure.UserId ? FreeText.Removed(fact.Value) : fact.Value),
            FactAuthors = vendor.FactAuthors.ToDictionary(author => author.Key, author => erasure.NameOf(author.Value)),
        };
    }

    private static bool Names(LearnedBelief belief, string userId) => belief.Pinned?.By == userId || belief.Corrected?.By == userId;

    private static bool Names(VendorDocument vendor, string userId) =>
        vendor.FactAuthors.Values.Contains(userId) || vendor.Beliefs.Values.Any(belief => Names(belief, userId));

    private IAsyncEnumerable<EvidenceDocument> RatingsAsync(string userId, CancellationToken cancellation) => evidence.ListAsync(
        new QueryDefinition("SELECT * FROM c WHERE c[\"by\"] = @user").WithParameter("@user", userId), null, cancellation);

    private IAsyncEnumerable<VendorDocument> VendorsAsync(string userId, CancellationToken cancellation) =>
        vendors.ListAsync(new("SELECT * FROM c"), null, cancellation).Where(vendor => Names(vendor, userId));
}

/// <summary>A person's word on a belief about a vendor.</summary>
internal sealed record PersonsBelief(string VendorId, string Belief, PersonsWord? Pinned, PersonsWord? Corrected);

/// <summary>A free-form fact about a vendor that a person wrote.</summary>
internal sealed record PersonsFact(string VendorId, string Fact, JsonElement Value, string By);
