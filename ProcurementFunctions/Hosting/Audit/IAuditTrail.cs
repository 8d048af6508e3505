using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Hosting.Audit;

/// <summary>Who decided what, when and why, for ever.</summary>
public interface IAuditTrail
{
    /// <summary>Keeps the entry; the same id a second time changes nothing.</summary>
    Task RecordAsync(AuditEntry entry, CancellationToken cancellation);

    /// <summary>What happened to a subject, in the order of the entries' ids.</summary>
    IAsyncEnumerable<AuditEntry> ListAsync(string subject, CancellationToken cancellation);

    /// <summary>A page of what the filter lets through, newest first.</summary>
    Task<DocumentPage<AuditEntry>> ListPageAsync(AuditFilter filter, int limit, string? cursor, CancellationToken cancellation);
}

/// <summary>Which entries are wanted; what is null lets all through.</summary>
/// <param name="From">Not before this time.</param>
/// <param name="To">Before this time.</param>
public sealed record AuditFilter(
    string? Subject = null, string? Actor = null, string? Kind = null, DateTimeOffset? From = null, DateTimeOffset? To = null);
