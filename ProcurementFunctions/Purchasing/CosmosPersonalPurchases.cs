using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Purchasing;

/// <summary>The purchases in which a user did something; all that persons do stands in the timeline.</summary>
internal sealed class CosmosPersonalPurchases(DocumentContainer<PurchaseDocument> purchases) : PersonalDocuments<PurchaseDocument>(purchases)
{
    public override string Name => "purchases";

    protected override QueryDefinition? Query(string userId) => PurchaseRules.IsPerson(userId)
        ? new QueryDefinition(
            "SELECT * FROM c WHERE c.requestedBy = @user OR c.approval.policy.escalateTo = @user OR c.approval.passedTo = @user OR ARRAY_CONTAINS(c.timeline, @entry, true)")
            .WithParameter("@user", userId)
            .WithParameter("@entry", new Dictionary<string, string> { ["by"] = userId })
        : null;

    protected override Func<PurchaseDocument, PurchaseDocument> Erased(Erasure erasure)
    {
        var seal = RequesterSeal.Of(erasure.UserId);
        return purchase => PersonalPurchaseRules.Erased(purchase, erasure, seal);
    }
}
