using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Autonomy;

/// <summary>One document a period, beside the settings.</summary>
internal sealed class CosmosAutonomyLedgers(DocumentContainer<AutonomyLedger> ledgers) : IAutonomyLedgers
{
    public static SchemaVersion Version { get; } = new(1, 0);

    public async Task<Decision<AutonomyLedger>> TakeAsync(string period, AutonomyEntry entry, decimal ceiling, CancellationToken cancellation)
    {
        var id = AutonomyLedger.IdFor(period);
        var decision = new Decision<AutonomyLedger>("nothing was decided");
        await ledgers.UpdateAsync(
            id,
            id,
            ledger =>
            {
                decision = AutonomyLedgerRules.Take(ledger ?? AutonomyLedger.Empty(period), entry, ceiling);
                return decision.IsAccepted ? decision.Value : ledger;
            },
            cancellation);
        return decision;
    }

    public async Task<AutonomyLedger> ReadAsync(string period, CancellationToken cancellation)
    {
        var id = AutonomyLedger.IdFor(period);
        return (await ledgers.ReadAsync(id, id, cancellation))?.Document ?? AutonomyLedger.Empty(period);
    }

    public IAsyncEnumerable<AutonomyLedger> ListAsync(CancellationToken cancellation) =>
        ledgers.ListAsync(new("SELECT * FROM c WHERE c.type = 'autonomyLedger'"), null, cancellation);

    public async Task CorrectAsync(string period, string purchaseId, AutonomyEntry? entry, CancellationToken cancellation)
    {
        var id = AutonomyLedger.IdFor(period);
        await ledgers.UpdateAsync(id, id, ledger => AutonomyLedgerRules.Corrected(ledger ?? AutonomyLedger.Empty(period), purchaseId, entry), cancellation);
    }
}
