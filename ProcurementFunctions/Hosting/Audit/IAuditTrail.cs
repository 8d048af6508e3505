namespace ProcurementFunctions.Hosting.Audit;

/// <summary>Who changed what and when, for ever.</summary>
public interface IAuditTrail
{
    /// <summary>Keeps the entry; the same id a second time changes nothing.</summary>
    Task RecordAsync(AuditEntry entry, CancellationToken cancellation);

    /// <summary>What happened to a subject, in the order of the entries' ids.</summary>
    IAsyncEnumerable<AuditEntry> ListAsync(string subject, CancellationToken cancellation);
}
