using ProcurementFunctions.Goals;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Preferences;

/// <summary>Which preferences make sense.</summary>
internal static class PreferenceRules
{
    public const int MaxVendors = 100;

    /// <summary>What is wrong, by field; empty when they make sense. Whether the vendors exist is not asked here.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(PreferencesBody body, string userId)
    {
        var errors = new Dictionary<string, string[]>();
        if (OfList(body.PreferredVendors) is { } preferred) errors["preferredVendors"] = [preferred];
        if (OfList(body.ExcludedVendors) is { } excluded) errors["excludedVendors"] = [excluded];
        if (errors.Count == 0 && body.PreferredVendors.Intersect(body.ExcludedVendors).FirstOrDefault() is { } both)
            errors["excludedVendors"] = [$"vendor {both} cannot be preferred and excluded"];
        if (body.Goals is { IsValid: false }) errors["goals"] = [GoalRules.Invalid];
        if (AbsenceRules.Check(body.Absence, userId) is var (field, error)) errors[field] = [error];
        return errors;
    }

    /// <summary>What is wrong with a preference for the item of that SKU, by field.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(ProductPreferenceChange change, string sku)
    {
        var errors = new Dictionary<string, string[]>();
        if (change.PreferredQuantity is < 0 or > PurchaseRequest.MaxQuantity)
            errors["preferredQuantity"] = [$"must be from 0 (none) to {PurchaseRequest.MaxQuantity}"];
        if (change.Goals is { IsValid: false }) errors["goals"] = [GoalRules.Invalid];
        if (change.Sku is not null && change.Sku != sku) errors["sku"] = ["must be the one in the path"];
        return errors;
    }

    /// <summary>
    /// The preferences as they were put, with the time of it, so that a message of before that takes effect late does not
    /// undo it. Where every vendor stands was said, so one time counts for all of them.
    /// </summary>
    public static UserPreferences Put(UserPreferences known, PreferencesBody body, DateTimeOffset now)
    {
        var told = known.ToldAt.Where(one => !one.Key.StartsWith(UserPreferences.AboutVendor, StringComparison.Ordinal));
        return known with
        {
            Shipping = body.Shipping,
            PreferredVendors = body.PreferredVendors,
            ExcludedVendors = body.ExcludedVendors,
            Goals = body.Goals,
            Absence = body.Absence,
            ToldAt = new Dictionary<string, DateTimeOffset>(told)
            {
                [UserPreferences.AboutShipping] = now,
                [UserPreferences.AboutAllVendors] = now,
                [UserPreferences.AboutGoals] = now,
                [UserPreferences.AboutAbsence] = now,
            },
        };
    }

    /// <inheritdoc cref="Put(UserPreferences, PreferencesBody, DateTimeOffset)"/>
    public static ProductPreference Put(ProductPreference known, ProductPreferenceChange change, DateTimeOffset now) => known with
    {
        PreferredQuantity = change.PreferredQuantity,
        IsCriticalStock = change.IsCriticalStock,
        Goals = change.Goals,
        ToldAt = new Dictionary<string, DateTimeOffset>(known.ToldAt)
        {
            [ProductPreference.AboutQuantity] = now,
            [ProductPreference.AboutCritical] = now,
            [ProductPreference.AboutGoals] = now,
        },
    };

    private static string? OfList(IReadOnlyList<string> vendors)
    {
        if (vendors.Count > MaxVendors) return $"may name {MaxVendors} vendors at most";
        if (vendors.Any(v => v.Length is 0 or > 128)) return "must hold vendor ids of 1 to 128 characters";
        return vendors.GroupBy(v => v).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"names vendor {twice.Key} twice" : null;
    }
}
