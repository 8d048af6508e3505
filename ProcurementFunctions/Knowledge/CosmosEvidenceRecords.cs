using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Knowledge;

/// <summary>The container <c>prices</c>, by the field that bears on a belief.</summary>
internal sealed class CosmosEvidenceRecords(DocumentContainer<EvidenceDocument> evidence) : IEvidenceRecords
{
    /// <summary>Older evidence has faded.</summary>
    private const int MostOfItem = 400;

    public IAsyncEnumerable<Evidence> ListAsync(IReadOnlyList<string> vendorIds, string belief, CancellationToken cancellation)
    {
        var query = new QueryDefinition(
            $"SELECT * FROM c WHERE ARRAY_CONTAINS(@vendors, c.vendorId) AND IS_DEFINED(c.{FieldOf(belief)})").WithParameter("@vendors", vendorIds);
        var sku = BeliefNames.IsPrice(belief) ? BeliefNames.SkuOf(belief) : null;
        return evidence.ListAsync(query, sku, cancellation).Select(document => document.ToEvidence());
    }

    public async Task<IReadOnlyList<Evidence>> ListLatestAsync(string vendorId, string belief, int most, CancellationToken cancellation)
    {
        var query = new QueryDefinition($"SELECT * FROM c WHERE c.vendorId = @vendor AND IS_DEFINED(c.{FieldOf(belief)}) ORDER BY c.at DESC").WithParameter("@vendor", vendorId);
        var sku = BeliefNames.IsPrice(belief) ? BeliefNames.SkuOf(belief) : null;
        var page = await evidence.QueryPageAsync(query, sku, most, null, cancellation);
        return [.. page.Items.Select(stored => stored.Document.ToEvidence())];
    }

    public async Task<IReadOnlyList<Evidence>> ListOfItemAsync(string sku, CancellationToken cancellation)
    {
        var query = new QueryDefinition(
            "SELECT * FROM c WHERE c.sku = @sku AND (IS_DEFINED(c.proposal) OR IS_DEFINED(c.ordered) OR c.isFarOff = true) ORDER BY c.at DESC")
            .WithParameter("@sku", sku);
        var page = await evidence.QueryPageAsync(query, sku, MostOfItem, null, cancellation);
        return [.. page.Items.Select(stored => stored.Document.ToEvidence()).DistinctBy(one => (one.VendorId, one.Id))];
    }

    public async Task<IReadOnlyList<string>> ListProposedItemsAsync(string? after, int limit, CancellationToken cancellation)
    {
        var first = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var stored in evidence.QueryAsync(new QueryDefinition("SELECT * FROM c WHERE IS_DEFINED(c.proposal)"), null, cancellation))
        {
            if (after is not null && string.CompareOrdinal(stored.Document.Sku, after) <= 0) continue;
            if (first.Add(stored.Document.Sku) && first.Count > limit) first.Remove(first.Max!);
        }

        return [.. first];
    }

    private static string FieldOf(string belief) => belief switch
    {
        BeliefNames.OnTimeRate => "onTime",
        BeliefNames.FillRate => "ordered",
        BeliefNames.RejectRate => "rejected",
        BeliefNames.LeadTimeDays => "leadTimeDays",
        BeliefNames.Rating => "score",
        BeliefNames.AgreementRate => "proposal",
        _ when BeliefNames.IsPrice(belief) => "unitPrice",
        _ => throw new ArgumentOutOfRangeException(nameof(belief), belief, "is kept in no field of its own"),
    };
}
