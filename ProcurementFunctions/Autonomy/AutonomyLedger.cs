using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Autonomy;

/// <summary>
/// What the agent bought by itself in a day, week or month; one entry for each purchase. Kept beside the settings, id
/// "autonomy:{period}". What was undone after it stays: the ceiling is on what the agent decides.
/// </summary>
public sealed record AutonomyLedger : Document
{
    /// <summary>Such as "2026-11-30", "2026-W49" or "2026-11".</summary>
    public required string Period { get; init; }

    public IReadOnlyList<AutonomyEntry> Entries { get; set; } = [];

    [JsonIgnore]
    public decimal Total => Entries.Sum(entry => entry.Amount);

    public static string IdFor(string period) => $"autonomy:{period}";

    public static AutonomyLedger Empty(string period) => new() { Id = IdFor(period), Period = period };
}

/// <param name="Amount">In the firm's currency.</param>
/// <param name="At">When it was decided, in the firm's time.</param>
public sealed record AutonomyEntry(string PurchaseId, decimal Amount, DateTimeOffset At);
