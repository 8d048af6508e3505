using System.Text.Json;
using ProcurementFunctions.Hosting.Audit;

namespace ProcurementFunctions.Preferences;

/// <summary>
/// Tells the audit trail what users changed of their preferences, as these bind what the agent buys. The subject names no
/// user, so that the entries stay when the user is erased.
/// </summary>
public sealed class PreferenceAudit(IAuditTrail trail, TimeProvider time)
{
    private const string Subject = "preferences";

    /// <param name="once">What tells this change from others of the user: the same again is one entry.</param>
    /// <param name="why">How it came about.</param>
    public Task RecordAsync(
        string userId, UserPreferences? before, UserPreferences? after, string once, string why, CancellationToken cancellation) =>
        RecordAsync(userId, JsonChanges.Between(Visible(before), Visible(after)), once, why, cancellation);

    /// <inheritdoc cref="RecordAsync(string, UserPreferences?, UserPreferences?, string, string, CancellationToken)"/>
    public Task RecordAsync(
        string userId, string sku, ProductPreference? before, ProductPreference? after, string once, string why, CancellationToken cancellation)
    {
        var changes = JsonChanges.Between(Visible(sku, before), Visible(sku, after));
        return RecordAsync(
            userId, [.. changes.Select(change => change with { Field = $"products.{sku}.{change.Field}" })], once, why, cancellation);
    }

    private async Task RecordAsync(
        string userId, IReadOnlyList<FieldChange> changes, string once, string why, CancellationToken cancellation)
    {
        if (changes.Count == 0) return;
        await trail.RecordAsync(
            AuditEntry.Of(Subject, AuditKinds.PreferencesChanged, userId, time.GetUtcNow(), $"{userId}\n{once}", why, changes), cancellation);
    }

    private static JsonElement Visible(UserPreferences? preferences) => JsonSerializer.SerializeToElement(
        new VisiblePreferences(PreferencesBody.Of(preferences), preferences?.BudgetLimit), PreferencesJson.Default.VisiblePreferences);

    private static JsonElement Visible(string sku, ProductPreference? preference) =>
        JsonSerializer.SerializeToElement(ProductPreferenceBody.Of(sku, preference), PreferencesJson.Default.ProductPreferenceBody);
}

/// <summary>What a change of preferences is told of.</summary>
internal sealed record VisiblePreferences(PreferencesBody Profile, decimal? BudgetLimit);
