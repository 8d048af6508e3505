using ProcurementFunctions.Hosting.Audit;

namespace ProcurementFunctions.Pages.Audit;

/// <summary>A part of the audit trail, the newest first.</summary>
/// <param name="Filter">As it was asked for.</param>
/// <param name="Next">Cursor of what follows; null at the end.</param>
public sealed record AuditFacts(IReadOnlyList<AuditEntry> Entries, AuditFilter Filter, string? Next);
