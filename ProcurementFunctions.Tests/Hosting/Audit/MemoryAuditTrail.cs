using System.Collections.Concurrent;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Tests.Hosting.Audit;

/// <summary>The audit trail in memory, by the contract of the store.</summary>
internal sealed class MemoryAuditTrail : IAuditTrail
{
    private readonly ConcurrentDictionary<string, AuditEntry> _entries = new();

    public IEnumerable<AuditEntry> Entries => _entries.Values.OrderBy(entry => entry.At);

    public Task RecordAsync(AuditEntry entry, CancellationToken cancellation)
    {
        _entries.TryAdd(entry.Id, entry);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<AuditEntry> ListAsync(string subject, CancellationToken cancellation) =>
        _entries.Values.Where(entry => entry.Subject == subject).OrderBy(entry => entry.Id, StringComparer.Ordinal).ToAsyncEnumerable();

    public Task<DocumentPage<AuditEntry>> ListPageAsync(AuditFilter filter, int limit, string? cursor, CancellationToken cancellation) =>
        throw new NotSupportedException("the pages are Cosmos DB's");
}
