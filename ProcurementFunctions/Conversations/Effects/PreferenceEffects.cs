using ProcurementFunctions.Goals;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Conversations.Effects;

/// <summary>
/// How something told in a message changes what is kept of a user. Each change notes when it was told, so that an effect
/// that comes late or twice does not undo what was told after it.
/// </summary>
internal static class PreferenceEffects
{
    /// <summary>The preferences with the change; what it was given when something later was told about the same.</summary>
    public static UserPreferences? Tell(
        UserPreferences? known, PendingEffects pending, string about, Func<UserPreferences, UserPreferences> change)
    {
        if (known is not null && !IsNews(known, about, pending.At)) return known;
        var before = known ?? new UserPreferences { Id = UserPreferences.DocumentId, UserId = pending.UserId };
        return change(before) with { ToldAt = With(before.ToldAt, about, pending.At) };
    }

    /// <summary>Null when something later was told about all of it.</summary>
    public static ProductPreference? Tell(ProductPreference? known, PendingEffects pending, KeepProduct keep)
    {
        var before = known ?? New(pending.UserId, keep.Sku);
        var after = before;
        if (keep.PreferredQuantity is { } quantity && IsNews(before, ProductPreference.AboutQuantity, pending.At))
            after = after with { PreferredQuantity = quantity, ToldAt = With(after.ToldAt, ProductPreference.AboutQuantity, pending.At) };
        if (keep.IsCriticalStock is { } critical && IsNews(before, ProductPreference.AboutCritical, pending.At))
            after = after with { IsCriticalStock = critical, ToldAt = With(after.ToldAt, ProductPreference.AboutCritical, pending.At) };
        return ReferenceEquals(after, before) ? null : after;
    }

    /// <summary>Null when something later was told about the goals for the item.</summary>
    public static ProductPreference? Tell(ProductPreference? known, PendingEffects pending, string sku, GoalWeights? goals)
    {
        var before = known ?? New(pending.UserId, sku);
        return IsNews(before, ProductPreference.AboutGoals, pending.At)
            ? before with { Goals = goals, ToldAt = With(before.ToldAt, ProductPreference.AboutGoals, pending.At) }
            : null;
    }

    /// <summary>A vendor is preferred or excluded or neither; the one preferred last comes first.</summary>
    public static UserPreferences Apply(UserPreferences preferences, KeepVendor keep)
    {
        var preferred = preferences.PreferredVendors.Where(id => id != keep.VendorId);
        var excluded = preferences.ExcludedVendors.Where(id => id != keep.VendorId);
        return preferences with
        {
            PreferredVendors = keep.Stance == VendorStance.Preferred ? [keep.VendorId, .. preferred] : [.. preferred],
            ExcludedVendors = keep.Stance == VendorStance.Excluded ? [.. excluded, keep.VendorId] : [.. excluded],
        };
    }

    private static ProductPreference New(string userId, string sku) =>
        new() { Id = ProductPreference.IdFor(sku), UserId = userId, Sku = sku };

    private static bool IsNews(UserPreferences known, string about, DateTimeOffset at) =>
        IsNews(known.ToldAt, about, at)
        && (!about.StartsWith(UserPreferences.AboutVendor, StringComparison.Ordinal) || IsNews(known.ToldAt, UserPreferences.AboutAllVendors, at));

    private static bool IsNews(ProductPreference known, string about, DateTimeOffset at) => IsNews(known.ToldAt, about, at);

    private static bool IsNews(IReadOnlyDictionary<string, DateTimeOffset> toldAt, string about, DateTimeOffset at) =>
        !toldAt.TryGetValue(about, out var told) || told < at;

    private static Dictionary<string, DateTimeOffset> With(
        IReadOnlyDictionary<string, DateTimeOffset> told, string about, DateTimeOffset at) => new(told) { [about] = at };
}
