using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Telemetry;

namespace ProcurementFunctions.Operations;

/// <summary>The ledger as one document a period, beside the settings.</summary>
internal sealed class CosmosBudget(
    DocumentContainer<BudgetLedger> ledgers, IOperationsStore operations, TimeProvider time) : IBudget
{
    public async Task<string> PeriodAsync(CancellationToken cancellation) =>
        BudgetRules.PeriodOf(time.GetUtcNow(), (await SettingsAsync(cancellation)).Period);

    public async Task<Decision<LedgerPlace>> ReserveAsync(
        string period, string purchaseId, string requestedBy, decimal amount, CancellationToken cancellation)
    {
        var limit = (await SettingsAsync(cancellation)).Limit;
        var wanted = new LedgerEntry(purchaseId, requestedBy, BudgetState.Reserved, amount, time.GetUtcNow());
        return await DecideAsync(period, requestedBy, ledger => BudgetRules.Reserve(ledger, wanted, limit), cancellation);
    }

    public async Task<Decision<LedgerPlace>> ReserveOverAsync(
        string period, string purchaseId, string requestedBy, decimal amount, CancellationToken cancellation)
    {
        var limit = (await SettingsAsync(cancellation)).Limit;
        var wanted = new LedgerEntry(purchaseId, requestedBy, BudgetState.Reserved, amount, time.GetUtcNow());
        return await DecideAsync(period, requestedBy, ledger => BudgetRules.ReserveOver(ledger, wanted, limit), cancellation);
    }

    public async Task<Decision<LedgerPlace>> AdjustAsync(
        string period, string purchaseId, string requestedBy, decimal amount, CancellationToken cancellation)
    {
        var limit = (await SettingsAsync(cancellation)).Limit;
        var now = time.GetUtcNow();
        return await DecideAsync(period, requestedBy, ledger => BudgetRules.Adjust(ledger, purchaseId, amount, limit, now), cancellation);
    }

    public Task OweAsync(string period, string purchaseId, string requestedBy, decimal amount, CancellationToken cancellation)
    {
        var owed = new LedgerEntry(purchaseId, requestedBy, BudgetState.Committed, amount, time.GetUtcNow());
        return ChangeAsync(period, ledger => BudgetRules.Owe(ledger ?? BudgetLedger.Empty(period), owed), cancellation);
    }

    public Task MoveAsync(string period, string purchaseId, BudgetState state, decimal amount, CancellationToken cancellation) =>
        ChangeAsync(
            period,
            ledger => ledger is null ? null : BudgetRules.Move(ledger, purchaseId, state, amount, time.GetUtcNow()),
            cancellation);

    public Task CorrectAsync(
        string period, string purchaseId, string requestedBy, decimal before, decimal amount, CancellationToken cancellation)
    {
        var cost = new LedgerEntry(purchaseId, requestedBy, BudgetState.Actual, amount, time.GetUtcNow());
        return ChangeAsync(period, ledger => ledger is null ? null : BudgetRules.Correct(ledger, cost, before), cancellation);
    }

    public Task RenameAsync(string period, string purchaseId, string requestedBy, CancellationToken cancellation) => ChangeAsync(
        period, ledger => ledger is null ? null : BudgetRules.Rename(ledger, purchaseId, requestedBy), cancellation);

    public IAsyncEnumerable<BudgetLedger> ListLedgersAsync(CancellationToken cancellation) => ledgers.ListAsync(
        new QueryDefinition("SELECT * FROM c WHERE STARTSWITH(c.id, @prefix)").WithParameter("@prefix", BudgetLedger.IdFor("")), null, cancellation);

    public async Task<(BudgetLedger Ledger, BudgetSettings Settings)> ReadAsync(
        string? period, CancellationToken cancellation)
    {
        var settings = await SettingsAsync(cancellation);
        period ??= BudgetRules.PeriodOf(time.GetUtcNow(), settings.Period);
        var id = BudgetLedger.IdFor(period);
        var stored = await ledgers.ReadAsync(id, id, cancellation);
        return (stored?.Document ?? BudgetLedger.Empty(period), settings);
    }

    private async Task<BudgetSettings> SettingsAsync(CancellationToken cancellation) =>
        (await operations.ReadAsync(cancellation)).Document.Budget;

    private async Task<Decision<LedgerPlace>> DecideAsync(
        string period, string requestedBy, Func<BudgetLedger, Decision<BudgetLedger>> decide, CancellationToken cancellation)
    {
        string? refusal = null;
        var stored = await ChangeAsync(
            period,
            ledger =>
            {
                var decision = decide(ledger ?? BudgetLedger.Empty(period));
                refusal = decision.Refusal;
                return decision.IsAccepted ? decision.Value : ledger;
            },
            cancellation);
        return refusal is null
            ? new(new LedgerPlace(period, stored?.Document.HeldFor(requestedBy) ?? 0))
            : new(refusal);
    }

    private async Task<Stored<BudgetLedger>?> ChangeAsync(
        string period, Func<BudgetLedger?, BudgetLedger?> change, CancellationToken cancellation)
    {
        var id = BudgetLedger.IdFor(period);
        var stored = await ledgers.UpdateAsync(id, id, change, cancellation);
        if (stored is null) return null;
        AgentMeter.Uses("reserved", stored.Document.Sum(BudgetState.Reserved));
        AgentMeter.Uses("committed", stored.Document.Sum(BudgetState.Committed));
        AgentMeter.Uses("actual", stored.Document.Sum(BudgetState.Actual));
        return stored;
    }
}
