namespace ProcurementFunctions.Import;

/// <summary>What a CSV file is about.</summary>
public enum ImportKind
{
    Inventory,
    Vendors,
    Offers,
    PurchaseOrderLines,
    Demand,
}

/// <summary>How kinds are named in the route.</summary>
public static class ImportKinds
{
    private static readonly Dictionary<string, ImportKind> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["inventory"] = ImportKind.Inventory,
        ["vendors"] = ImportKind.Vendors,
        ["offers"] = ImportKind.Offers,
        ["purchase-order-lines"] = ImportKind.PurchaseOrderLines,
        ["demand"] = ImportKind.Demand,
    };

    public static IEnumerable<string> Names => ByName.Keys;

    public static string NameOf(ImportKind kind) => ByName.First(one => one.Value == kind).Key;

    /// <summary>Null for a name that is none.</summary>
    public static ImportKind? Find(string name) => ByName.TryGetValue(name, out var kind) ? kind : null;
}
