using System.Runtime.CompilerServices;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Knowledge;

/// <summary>The container <c>prices</c>, by the field that bears on a belief.</summary>
internal sealed class CosmosEvidenceRecords(DocumentContainer<EvidenceDocument> evidence) : IEvidenceRecords
{
    public async IAsyncEnumerable<Evidence> ListAsync(
        IReadOnlyList<string> vendorIds, string belief, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new QueryDefinition(
            $"SELECT * FROM c WHERE ARRAY_CONTAINS(@vendors, c.vendorId) AND IS_DEFINED(c.{FieldOf(belief)})").WithParameter("@vendors", vendorIds);
        var sku = BeliefNames.IsPrice(belief) ? BeliefNames.SkuOf(belief) : null;
        await foreach (var stored in evidence.QueryAsync(query, sku, cancellation)) yield return stored.Document.ToEvidence();
    }

    private static string FieldOf(string belief) => belief switch
    {
        BeliefNames.OnTimeRate => "onTime",
        BeliefNames.FillRate => "ordered",
        BeliefNames.RejectRate => "rejected",
        BeliefNames.LeadTimeDays => "leadTimeDays",
        BeliefNames.Rating => "score",
        _ when BeliefNames.IsPrice(belief) => "unitPrice",
        _ => throw new ArgumentOutOfRangeException(nameof(belief), belief, "is kept in no field of its own"),
    };
}
