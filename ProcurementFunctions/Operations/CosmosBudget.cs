using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Operations;

/// <summary>The ledger as one document a period, beside the settings.</summary>
internal sealed class CosmosBudget(
    DocumentContainer<BudgetLedger> ledgers, IOperationsStore operations, TimeProvider time) : IBudget
{
    public async Task<Decision<LedgerPlace>> ReserveAsync(
        string purchaseId, string requestedBy, decimal amount, CancellationToken cancellation)
    {
        var settings = (await operations.ReadAsync(cancellation)).Document.Budget;
        var now = time.GetUtcNow();
        var period = BudgetRules.PeriodOf(now, settings.Period);
        var wanted = new LedgerEntry(purchaseId, requestedBy, BudgetState.Reserved, amount, now);
        string? refusal = null;
        var id = BudgetLedger.IdFor(period);
        var stored = await ledgers.UpdateAsync(
            id,
            id,
            ledger =>
            {
                var decision = BudgetRules.Reserve(ledger ?? BudgetLedger.Empty(period), wanted, settings.Limit);
                refusal = decision.Refusal;
                return decision.IsAccepted ? decision.Value : ledger;
            },
            cancellation);
        return refusal is null ? new(new LedgerPlace(period, stored!.Document.HeldFor(requestedBy))) : new(refusal);
    }

    public async Task MoveAsync(
        string period, string purchaseId, BudgetState state, decimal amount, CancellationToken cancellation)
    {
        var id = BudgetLedger.IdFor(period);
        await ledgers.UpdateAsync(
            id,
            id,
            ledger => ledger is null ? null : BudgetRules.Move(ledger, purchaseId, state, amount, time.GetUtcNow()),
            cancellation);
    }

    public async Task RenameAsync(string period, string purchaseId, string requestedBy, CancellationToken cancellation)
    {
        var id = BudgetLedger.IdFor(period);
        await ledgers.UpdateAsync(
            id, id, ledger => ledger is null ? null : BudgetRules.Rename(ledger, purchaseId, requestedBy), cancellation);
    }

    public async Task<(BudgetLedger Ledger, BudgetSettings Settings)> ReadAsync(
        string? period, CancellationToken cancellation)
    {
        var settings = (await operations.ReadAsync(cancellation)).Document.Budget;
        period ??= BudgetRules.PeriodOf(time.GetUtcNow(), settings.Period);
        var id = BudgetLedger.IdFor(period);
        var stored = await ledgers.ReadAsync(id, id, cancellation);
        return (stored?.Document ?? BudgetLedger.Empty(period), settings);
    }
}
