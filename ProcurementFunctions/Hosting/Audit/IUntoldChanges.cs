namespace ProcurementFunctions.Hosting.Audit;

/// <summary>The changes of one kind of document that the audit trail has not been told of.</summary>
public interface IUntoldChanges
{
    /// <summary>Tells the trail of all of them that were written before this time on the wall clock. Safe to run twice and at once.</summary>
    /// <returns>Of how many documents it told.</returns>
    Task<int> TellAsync(DateTimeOffset writtenBefore, CancellationToken cancellation);
}
