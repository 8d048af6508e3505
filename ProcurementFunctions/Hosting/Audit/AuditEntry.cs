using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Hosting.Audit;

/// <summary>Something that a person or the agent changed: who, when and what. Never changed itself, never deleted.</summary>
/// <remarks>Its id is made from the change, such as "operations:12", so that it is kept once however often it is told.</remarks>
public sealed record AuditEntry : Document
{
    /// <summary>What was changed, such as "operations" or "vendor:9". The partition.</summary>
    public required string Subject { get; init; }

    /// <summary>A user id, or "agent".</summary>
    public required string By { get; init; }

    /// <summary>In the firm's time.</summary>
    public required DateTimeOffset At { get; init; }

    public IReadOnlyList<FieldChange> Changes { get; set; } = [];
}

/// <param name="Field">The path of the field, such as "budget.limit".</param>
/// <param name="From">What it was, as JSON; null: it was not there.</param>
/// <param name="To">What it is, as JSON; null: it is gone.</param>
public sealed record FieldChange(string Field, string? From, string? To);
