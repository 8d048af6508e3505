using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway;

/// <summary>Counts what callers cost, which is the same on every machine, as time is not.</summary>
public sealed class GatewayTally
{
    private long _requests;
    private long _documents;

    /// <summary>How many requests were made.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>How many documents were read from the file to answer reads and queries.</summary>
    public long Documents => Interlocked.Read(ref _documents);

    internal void Requested() => Interlocked.Increment(ref _requests);

    internal DocumentRow Counted(DocumentRow row)
    {
        Interlocked.Increment(ref _documents);
        return row;
    }
}
