using System.Text.Json;
using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Hosting.Audit;

/// <summary>Whom an entry of the trail names. Pure.</summary>
internal static class AuditRules
{
    /// <summary>Whether the user made the change, or stands in it as a value.</summary>
    public static bool Names(AuditEntry entry, string userId)
    {
        var json = JsonOf(userId);
        return entry.By == userId || entry.Changes.Any(change => change.From == json || change.To == json);
    }

    /// <summary>The entry without the user: the pseudonym in their place, and without the words that they gave as a reason.</summary>
    public static AuditEntry Erased(AuditEntry entry, Erasure erasure)
    {
        var (from, to) = (JsonOf(erasure.UserId), JsonOf(erasure.Pseudonym));
        string? Value(string? value) => value == from ? to : value;
        return entry with
        {
            By = erasure.NameOf(entry.By),
            Why = entry.By == erasure.UserId && entry.Why is not null ? Erasure.Removed : entry.Why,
            Changes = [.. entry.Changes.Select(change => change with { From = Value(change.From), To = Value(change.To) })],
        };
    }

    /// <summary>A text as it stands in <see cref="FieldChange"/>.</summary>
    public static string JsonOf(string text) => JsonSerializer.Serialize(text, AuditJson.Default.String);
}
