using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Inventory;

/// <summary>The items that a user has snoozed, with the user's own words for it.</summary>
internal sealed class CosmosPersonalInventory(DocumentContainer<InventoryItem> items) : IPersonalRecords
{
    public string Name => "inventory";

    public async IAsyncEnumerable<JsonElement> ListAsync(
        string userId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var item in FindAsync(userId, cancellation))
            yield return JsonSerializer.SerializeToElement(item, InventoryJson.Default.InventoryItem);
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellation)
    {
        await foreach (var found in FindAsync(erasure.UserId, cancellation))
        {
            await items.UpdateAsync(
                found.Id, found.Sku, item => item is null ? null : StockRules.Erased(item, erasure), cancellation);
        }
    }

    private async IAsyncEnumerable<InventoryItem> FindAsync(
        string userId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.snoozedBy = @user").WithParameter("@user", userId);
        await foreach (var stored in items.QueryAsync(query, null, cancellation)) yield return stored.Document;
    }
}
