using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Tests.Hosting.Audit;

/// <summary>A trail in front of which the process dies when it is to be told something of this kind: nothing after it happens.</summary>
internal sealed class DyingTrail(IAuditTrail trail, string kind) : IAuditTrail
{
    public Task RecordAsync(AuditEntry entry, CancellationToken cancellation) =>
        entry.Kind == kind ? throw new DeathException() : trail.RecordAsync(entry, cancellation);

    public IAsyncEnumerable<AuditEntry> ListAsync(string subject, CancellationToken cancellation) => trail.ListAsync(subject, cancellation);

    public Task<DocumentPage<AuditEntry>> ListPageAsync(AuditFilter filter, int limit, string? cursor, CancellationToken cancellation) =>
        trail.ListPageAsync(filter, limit, cursor, cancellation);
}

/// <summary>Nobody catches it.</summary>
internal sealed class DeathException() : Exception("the process died here");
