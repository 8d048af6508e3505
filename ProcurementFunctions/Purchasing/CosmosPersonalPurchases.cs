using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Purchasing;

/// <summary>The purchases in which a user did something; all that persons do stands in the timeline.</summary>
internal sealed class CosmosPersonalPurchases(DocumentContainer<PurchaseDocument> purchases) : IPersonalRecords
{
    public string Name => "purchases";

    public async IAsyncEnumerable<JsonElement> ListAsync(
        string userId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var purchase in FindAsync(userId, cancellation))
            yield return JsonSerializer.SerializeToElement(purchase, PurchasingJson.Default.PurchaseDocument);
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellation)
    {
        var seal = RequesterSeal.Of(erasure.UserId);
        await foreach (var found in FindAsync(erasure.UserId, cancellation))
        {
            await purchases.UpdateAsync(
                found.Id,
                found.Id,
                purchase => purchase is null ? null : PersonalPurchaseRules.Erased(purchase, erasure, seal),
                cancellation);
        }
    }

    private async IAsyncEnumerable<PurchaseDocument> FindAsync(
        string userId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!PurchaseRules.IsPerson(userId)) yield break;
        var query = new QueryDefinition(
            "SELECT * FROM c WHERE c.requestedBy = @user OR c.approval.policy.escalateTo = @user OR c.approval.passedTo = @user OR ARRAY_CONTAINS(c.timeline, @entry, true)")
            .WithParameter("@user", userId)
            .WithParameter("@entry", new Dictionary<string, string> { ["by"] = userId });
        await foreach (var stored in purchases.QueryAsync(query, null, cancellation)) yield return stored.Document;
    }
}
