using System.Text.Json.Serialization;

namespace ProcurementFunctions.Preferences;

/// <summary>A user's preferences as they travel over HTTP.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PreferencesBody(
    Shipping Shipping, IReadOnlyList<string> PreferredVendors, IReadOnlyList<string> ExcludedVendors)
{
    public static PreferencesBody Of(UserPreferences? preferences) => new(
        preferences?.Shipping ?? Shipping.Standard,
        preferences?.PreferredVendors ?? [],
        preferences?.ExcludedVendors ?? []);
}

/// <summary>What a user prefers for one item, as it is answered.</summary>
internal sealed record ProductPreferenceBody(string Sku, int PreferredQuantity, bool IsCriticalStock)
{
    public static ProductPreferenceBody Of(string sku, ProductPreference? preference) =>
        new(sku, preference?.PreferredQuantity ?? 0, preference?.IsCriticalStock ?? false);
}

/// <summary>The same as it is sent; the item stands in the path and may be repeated.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ProductPreferenceChange(int PreferredQuantity, bool IsCriticalStock, string? Sku = null);
