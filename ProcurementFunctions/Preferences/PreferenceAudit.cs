using System.Text.Json;
using ProcurementFunctions.Hosting.Audit;

namespace ProcurementFunctions.Preferences;

/// <summary>
/// What the audit trail is told of what users changed of their preferences, as these bind what the agent buys. The subject
/// names no user, so that the entries stay when the user is erased.
/// </summary>
public sealed class PreferenceAudit(TimeProvider time)
{
    private const string Subject = "preferences";

    /// <summary>Null: nothing that shows has changed.</summary>
    /// <param name="once">What tells this change from others of the user: the same again is one entry.</param>
    /// <param name="why">How it came about.</param>
    public AuditEntry? EntryOf(string userId, UserPreferences? before, UserPreferences after, string once, string why) =>
        EntryOf(userId, JsonChanges.Between(Visible(before), Visible(after)), once, why);

    /// <inheritdoc cref="EntryOf(string, UserPreferences?, UserPreferences, string, string)"/>
    public AuditEntry? EntryOf(string userId, string sku, ProductPreference? before, ProductPreference after, string once, string why)
    {
        var changes = JsonChanges.Between(Visible(sku, before), Visible(sku, after));
        return EntryOf(userId, [.. changes.Select(change => change with { Field = $"products.{sku}.{change.Field}" })], once, why);
    }

    private AuditEntry? EntryOf(string userId, IReadOnlyList<FieldChange> changes, string once, string why) => changes.Count == 0
        ? null
        : AuditEntry.Of(Subject, AuditKinds.PreferencesChanged, userId, time.GetUtcNow(), $"{userId}\n{once}", why, changes);

    private static JsonElement Visible(UserPreferences? preferences) => JsonSerializer.SerializeToElement(
        VisiblePreferences.Of(preferences), PreferencesJson.Default.VisiblePreferences);

    private static JsonElement Visible(string sku, ProductPreference? preference) =>
        JsonSerializer.SerializeToElement(ProductPreferenceBody.Of(sku, preference), PreferencesJson.Default.ProductPreferenceBody);
}

/// <summary>What a change of preferences is told of; a deputy stands alone, so that the trail can be cleared of them.</summary>
internal sealed record VisiblePreferences(PreferencesBody Profile, decimal? BudgetLimit, DateOnly? AwayFrom, DateOnly? AwayUntil, string? Deputy)
{
    public static VisiblePreferences Of(UserPreferences? preferences) => new(
        PreferencesBody.Of(preferences) with { Absence = null },
        preferences?.BudgetLimit,
        preferences?.Absence?.From,
        preferences?.Absence?.Until,
        preferences?.Absence?.Deputy);
}
