using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Preferences;

/// <summary>The one way in which people replace their preferences, by API or by the console.</summary>
public sealed class PreferencesDesk(IPreferencesStore preferences, PreferenceAudit audit, IKnowledge knowledge, WallClock clock)
{
    /// <param name="userId">Whose they are.</param>
    /// <param name="body">All of them.</param>
    /// <param name="etag">As they were read; <see cref="ETags.Absent"/>: there were none.</param>
    /// <param name="once">Names this one change; the same again is told once.</param>
    /// <param name="why">How it came about, for the audit trail.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ProblemException">400, by field; 412: they have changed since.</exception>
    internal async Task<Stored<UserPreferences>> PutAsync(
        string userId, PreferencesBody body, string etag, string once, string why, CancellationToken cancellation)
    {
        var errors = PreferenceRules.Check(body, userId);
        if (errors.Count == 0) errors = await UnknownVendorsAsync(body, cancellation);
        if (errors.Count > 0) throw ProblemException.BadFields(errors);

        var read = await preferences.ReadAsync(userId, cancellation);
        if ((read?.ETag ?? ETags.Absent) != etag) throw ETags.Mismatch();
        var changed = PreferenceRules.Put(
            read?.Document ?? new() { Id = UserPreferences.DocumentId, UserId = userId }, body, clock.Now);
        var entry = audit.EntryOf(userId, read?.Document, changed, once, why);
        return await preferences.WriteAsync(changed.Telling(entry), read?.ETag, cancellation) ?? throw ETags.Mismatch();
    }

    private async Task<IReadOnlyDictionary<string, string[]>> UnknownVendorsAsync(
        PreferencesBody body, CancellationToken cancellation)
    {
        var errors = new Dictionary<string, string[]>();
        (string Field, IReadOnlyList<string> Vendors)[] lists =
            [("preferredVendors", body.PreferredVendors), ("excludedVendors", body.ExcludedVendors)];
        foreach (var (field, vendors) in lists)
        {
            foreach (var vendor in vendors)
            {
                if (!DocumentKey.IsValid(vendor) || await knowledge.ReadVendorAsync(vendor, cancellation) is null)
                    errors.TryAdd(field, [$"there is no vendor {vendor}"]);
            }
        }

        return errors;
    }
}
