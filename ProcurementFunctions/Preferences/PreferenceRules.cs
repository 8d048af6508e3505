using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Preferences;

/// <summary>Which preferences make sense.</summary>
internal static class PreferenceRules
{
    public const int MaxVendors = 100;

    /// <summary>What is wrong, by field; empty when they make sense. Whether the vendors exist is not asked here.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(PreferencesBody body)
    {
        var errors = new Dictionary<string, string[]>();
        if (OfList(body.PreferredVendors) is { } preferred) errors["preferredVendors"] = [preferred];
        if (OfList(body.ExcludedVendors) is { } excluded) errors["excludedVendors"] = [excluded];
        if (errors.Count == 0 && body.PreferredVendors.Intersect(body.ExcludedVendors).FirstOrDefault() is { } both)
            errors["excludedVendors"] = [$"vendor {both} cannot be preferred and excluded"];
        return errors;
    }

    /// <summary>What is wrong with a preference for the item of that SKU, by field.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(ProductPreferenceChange change, string sku)
    {
        var errors = new Dictionary<string, string[]>();
        if (change.PreferredQuantity is < 0 or > PurchaseRequest.MaxQuantity)
            errors["preferredQuantity"] = [$"must be from 0 (none) to {PurchaseRequest.MaxQuantity}"];
        if (change.Sku is not null && change.Sku != sku) errors["sku"] = ["must be the one in the path"];
        return errors;
    }

    private static string? OfList(IReadOnlyList<string> vendors)
    {
        if (vendors.Count > MaxVendors) return $"may name {MaxVendors} vendors at most";
        if (vendors.Any(v => v.Length is 0 or > 128)) return "must hold vendor ids of 1 to 128 characters";
        return vendors.GroupBy(v => v).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"names vendor {twice.Key} twice" : null;
    }
}
