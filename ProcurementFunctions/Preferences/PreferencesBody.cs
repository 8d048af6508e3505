using System.Text.Json.Serialization;
using ProcurementFunctions.Goals;

namespace ProcurementFunctions.Preferences;

/// <summary>A user's preferences as they travel over HTTP.</summary>
/// <param name="Goals">Null: the firm's count.</param>
/// <param name="Absence">Null: the user is there.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PreferencesBody(
    Shipping Shipping,
    IReadOnlyList<string> PreferredVendors,
    IReadOnlyList<string> ExcludedVendors,
    GoalWeights? Goals = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Absence? Absence = null)
{
    public static PreferencesBody Of(UserPreferences? preferences) => new(
        preferences?.Shipping ?? Shipping.Standard,
        preferences?.PreferredVendors ?? [],
        preferences?.ExcludedVendors ?? [],
        preferences?.Goals,
        preferences?.Absence);
}

/// <summary>What a user prefers for one item, as it is answered.</summary>
internal sealed record ProductPreferenceBody(string Sku, int PreferredQuantity, bool IsCriticalStock, GoalWeights? Goals)
{
    public static ProductPreferenceBody Of(string sku, ProductPreference? preference) =>
        new(sku, preference?.PreferredQuantity ?? 0, preference?.IsCriticalStock ?? false, preference?.Goals);
}

/// <summary>The same as it is sent; the item stands in the path and may be repeated.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ProductPreferenceChange(
    int PreferredQuantity, bool IsCriticalStock, GoalWeights? Goals = null, string? Sku = null);
