namespace ProcurementFunctions.Local.AppHost.Shop;

/// <summary>One of the CSV files that describe a shop.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Route">What it is imported by: the last part of <c>/api/import/...</c>.</param>
/// <param name="IsRequired">Whether a shop cannot do without.</param>
internal sealed record ShopFile(string Name, string Route, bool IsRequired)
{
    public static ShopFile Inventory { get; } = new("inventory.csv", "inventory", true);

    public static ShopFile Vendors { get; } = new("vendors.csv", "vendors", true);

    public static ShopFile Offers { get; } = new("vendor_offers.csv", "offers", true);

    public static ShopFile Demand { get; } = new("demand.csv", "demand", false);

    /// <summary>In the order of their import: what is referred to comes before what refers to it.</summary>
    public static IReadOnlyList<ShopFile> All { get; } =
    [
        Inventory,
        Vendors,
        Offers,
        new("purchase_order_lines.csv", "purchase-order-lines", false),
        Demand,
    ];
}
