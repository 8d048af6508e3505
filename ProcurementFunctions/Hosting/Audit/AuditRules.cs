using System.Text.Json;
using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Hosting.Audit;

/// <summary>Whom an entry of the trail names. Pure.</summary>
internal static class AuditRules
{
    /// <summary>Whether the user made the change, or stands in it as a value.</summary>
    public static bool Names(AuditEntry entry, string userId)
    {
        var json = Json(userId);
        return entry.By == userId || entry.Changes.Any(change => change.From == json || change.To == json);
    }

    public static AuditEntry Erased(AuditEntry entry, Erasure erasure)
    {
        var (from, to) = (Json(erasure.UserId), Json(erasure.Pseudonym));
        string? Value(string? value) => value == from ? to : value;
        return entry with
        {
            By = erasure.NameOf(entry.By),
            Changes = [.. entry.Changes.Select(change => change with { From = Value(change.From), To = Value(change.To) })],
        };
    }

    private static string Json(string text) => JsonSerializer.Serialize(text, AuditJson.Default.String);
}
