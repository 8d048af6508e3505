using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Hosting.Audit;

/// <summary>Something that a person, a policy or the agent decided: who, when, what and why. Never changed itself, never deleted.</summary>
/// <remarks>Its id is made from the change, such as "operations:00000012", so that it is kept once however often it is told.</remarks>
public sealed record AuditEntry : Document
{
    /// <summary>What it is about, such as "operations", "vendor:9" or "purchase:P-…". The partition.</summary>
    public required string Subject { get; init; }

    /// <summary>One of <see cref="AuditKinds"/>, or for a purchase the event of its timeline. Version 1.0 knew changed settings alone.</summary>
    public string Kind { get; set; } = AuditKinds.SettingsChanged;

    /// <summary>A user id, "policy", "agent", or "stock-check".</summary>
    public required string By { get; init; }

    /// <summary>In the firm's time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The reason that was given, or how it came about; null: none was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Why { get; init; }

    public IReadOnlyList<FieldChange> Changes { get; set; } = [];

    /// <summary>An entry with an id of its own.</summary>
    /// <param name="once">What tells it from others of the same subject and kind: the same again is the same entry.</param>
    public static AuditEntry Of(
        string subject, string kind, string by, DateTimeOffset at, string once, string? why = null, IReadOnlyList<FieldChange>? changes = null) => new()
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{subject}\n{kind}\n{once}")).AsSpan(0, 16)),
            Subject = subject,
            Kind = kind,
            By = by,
            At = at,
            Why = why,
            Changes = changes ?? [],
        };
}

/// <param name="Field">The path of the field, such as "budget.limit".</param>
/// <param name="From">What it was, as JSON; null: it was not there, or is free text, which the trail does not repeat.</param>
/// <param name="To">What it is, as JSON; null: it is gone, or is free text.</param>
public sealed record FieldChange(string Field, string? From, string? To);
