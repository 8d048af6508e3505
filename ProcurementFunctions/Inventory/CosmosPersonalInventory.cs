using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Inventory;

/// <summary>The items that a user has snoozed, with the user's own words for it.</summary>
internal sealed class CosmosPersonalInventory(DocumentContainer<InventoryItem> items) : PersonalDocuments<InventoryItem>(items)
{
    public override string Name => "inventory";

    protected override QueryDefinition Query(string userId) =>
        new QueryDefinition("SELECT * FROM c WHERE c.snoozedBy = @user").WithParameter("@user", userId);

    protected override string PartitionOf(InventoryItem document) => document.Sku;

    protected override Func<InventoryItem, InventoryItem> Erased(Erasure erasure) => item => StockRules.Erased(item, erasure);
}
