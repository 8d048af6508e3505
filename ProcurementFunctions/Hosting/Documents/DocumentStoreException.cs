namespace ProcurementFunctions.Hosting.Documents;

/// <summary>
/// Cosmos DB refused a call, and will refuse it again. It says no more than how: the client's own exception holds ids and
/// parts of documents, and what is thrown here may be logged.
/// </summary>
/// <param name="status">The HTTP status.</param>
/// <param name="subStatus">Cosmos DB's own; 0: it said none.</param>
public sealed class DocumentStoreException(int status, int subStatus) : Exception($"the document store refused with {status}/{subStatus}")
{
    public int Status { get; } = status;

    public int SubStatus { get; } = subStatus;
}
