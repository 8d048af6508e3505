using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Hosting.Documents;

/// <summary>Telling the audit trail what a written document carries for it: see <see cref="AuditedDocument"/>.</summary>
public sealed partial class DocumentContainer<T> : IUntoldChanges
{
    /// <summary>A timer's work in one go; what is left waits for the next.</summary>
    private const int MostTold = 1000;

    public async Task<int> TellAsync(DateTimeOffset writtenBefore, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE IS_DEFINED(c.untold) AND c.type = @type AND c._ts < @before")
            .WithParameter("@type", TypeName)
            .WithParameter("@before", writtenBefore.ToUnixTimeSeconds());
        // A caller may wait for it, so that its calls are not given the time of a timer's.
        var found = (await QueryPageAsync(query, null, MostTold, null, cancellation)).Items;
        foreach (var stored in found) await TellAsync(stored, cancellation);
        return found.Count;
    }

    /// <summary>What was written and, where it carried something untold, its state after that was told.</summary>
    /// <remarks>The change stands whether or not the trail can be told now, so that is no failure of the change.</remarks>
    private async Task<Stored<T>> ToldAsync(Stored<T> written, CancellationToken cancellation)
    {
        if (trail is null || written.Document is not AuditedDocument { Untold.Count: > 0 }) return written;
        try
        {
            return await TellAsync(written, cancellation) ?? written;
        }
        catch (ProblemException away) when (away.Status == 503)
        {
            return written;
        }
    }

    /// <summary>Told first and taken out after: the ids of entries make telling again harmless. Null: it has changed since, and whoever changed it tells.</summary>
    private async Task<Stored<T>?> TellAsync(Stored<T> stored, CancellationToken cancellation)
    {
        if (trail is null || stored.Document is not AuditedDocument { Untold: { } untold } document) return stored;
        foreach (var entry in untold) await trail().RecordAsync(entry, cancellation);
        return await ReplaceAsync((T)(Document)(document with { Untold = null }), document.Partition(), stored.ETag, cancellation);
    }
}
