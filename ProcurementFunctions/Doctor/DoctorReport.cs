using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Doctor;

/// <summary>What the doctor's last round found. One document, id "report"; it names no user.</summary>
public sealed record DoctorReport : Document
{
    public const string DocumentId = "report";

    /// <summary>The most findings that are kept; <see cref="Counts"/> has all of them.</summary>
    public const int MostFindings = 200;

    /// <summary>When the round began, in the firm's time.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Up to when audit trail and notices are known to have heard of what happened to purchases.</summary>
    public DateTimeOffset? HeardUpTo { get; init; }

    /// <summary>How many things were looked at, by what they are.</summary>
    public IReadOnlyDictionary<string, int> Looked { get; set; } = new Dictionary<string, int>();

    /// <summary>What could not be looked at, and why.</summary>
    public IReadOnlyDictionary<string, string> NotLooked { get; set; } = new Dictionary<string, string>();

    /// <summary>How many findings there were, by kind.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; set; } = new Dictionary<string, int>();

    public IReadOnlyList<ReportedFinding> Findings { get; set; } = [];
}

/// <summary>See <see cref="Finding"/>.</summary>
public sealed record ReportedFinding(
    string Kind, string Id, DateTimeOffset Since, FindingState State, string What, string ToDo);

/// <summary>What became of a finding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingState>))]
public enum FindingState
{
    /// <summary>Seen for the first time; nothing is done about it yet.</summary>
    [JsonStringEnumMemberName("suspected")] Suspected,

    /// <summary>Mended; the audit trail says so.</summary>
    [JsonStringEnumMemberName("repaired")] Repaired,

    [JsonStringEnumMemberName("needsAPerson")] NeedsAPerson,
}
