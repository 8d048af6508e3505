namespace ProcurementFunctions.Inventory;

/// <summary>What is kept of items beside the items themselves; see <see cref="IItemRecords"/>.</summary>
public static class ItemRecordNames
{
    public const string Offers = "offers";
    public const string Demand = "demand";
    public const string Preferences = "preferences";
}
