using System.Text.Json;

namespace ProcurementFunctions.Hosting.Audit;

/// <summary>An entry of the trail as the API shows it.</summary>
internal sealed record AuditView(
    string Id, string Subject, string Kind, string By, DateTimeOffset At, string? Why, IReadOnlyList<FieldChangeView> Changes)
{
    public static AuditView Of(AuditEntry entry) => new(
        entry.Id,
        entry.Subject,
        entry.Kind,
        entry.By,
        entry.At,
        entry.Why,
        [.. entry.Changes.Select(change => new FieldChangeView(change.Field, Value(change.From), Value(change.To)))]);

    private static JsonElement? Value(string? json) => json is null ? null : JsonElement.Parse(json);
}

/// <param name="From">The value as it was; null: it was not there, or is free text.</param>
/// <param name="To">The value as it is; null: it is gone, or is free text.</param>
internal sealed record FieldChangeView(string Field, JsonElement? From, JsonElement? To);
