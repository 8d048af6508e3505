using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Autonomy;

/// <summary>What was bought without a person, by period. Taking a purchase in is one compare-and-set; a repeated one changes nothing.</summary>
public interface IAutonomyLedgers
{
    /// <summary>The ledger with the purchase in it, or why the ceiling forbids it.</summary>
    Task<Decision<AutonomyLedger>> TakeAsync(string period, AutonomyEntry entry, decimal ceiling, CancellationToken cancellation);

    Task<AutonomyLedger> ReadAsync(string period, CancellationToken cancellation);

    /// <summary>Those of all periods.</summary>
    IAsyncEnumerable<AutonomyLedger> ListAsync(CancellationToken cancellation);

    /// <summary>Sets right what it holds of a purchase, whatever the ceiling is.</summary>
    /// <param name="entry">Null: the purchase was not bought without a person in this period.</param>
    Task CorrectAsync(string period, string purchaseId, AutonomyEntry? entry, CancellationToken cancellation);
}
