using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Operations;

/// <summary>The firm's settings.</summary>
public interface IOperationsStore
{
    /// <summary>The settings; the defaults, created with the first call, when nobody has set any.</summary>
    Task<Stored<OperationsSettings>> ReadAsync(CancellationToken cancellation);

    /// <summary>Null when they have changed since they were read with this ETag. Who and why go to the audit trail.</summary>
    Task<Stored<OperationsSettings>?> ReplaceAsync(
        OperationsSettings settings, string etag, string changedBy, string why, CancellationToken cancellation);

    /// <summary>Reads, changes and writes back, again when a write was lost.</summary>
    Task<Stored<OperationsSettings>> UpdateAsync(
        Func<OperationsSettings, OperationsSettings> change, string changedBy, string why, CancellationToken cancellation);
}
