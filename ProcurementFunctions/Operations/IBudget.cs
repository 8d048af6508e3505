using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Operations;

/// <summary>The firm's budget. Every move is one compare-and-set of the period's ledger; a repeated one changes nothing.</summary>
public interface IBudget
{
    /// <summary>The period that money set aside now is taken from.</summary>
    Task<string> PeriodAsync(CancellationToken cancellation);

    /// <summary>Sets money aside in a period, or says why not.</summary>
    Task<Decision<LedgerPlace>> ReserveAsync(
        string period, string purchaseId, string requestedBy, decimal amount, CancellationToken cancellation);

    /// <summary>Sets money aside by an approver's exception, whatever the limit; the entry says where it is above it.</summary>
    Task<Decision<LedgerPlace>> ReserveOverAsync(
        string period, string purchaseId, string requestedBy, decimal amount, CancellationToken cancellation);

    /// <summary>Changes what the purchase has committed in that period, or says why the limit forbids it.</summary>
    Task<Decision<LedgerPlace>> AdjustAsync(
        string period, string purchaseId, string requestedBy, decimal amount, CancellationToken cancellation);

    /// <summary>Counts as committed what a vendor holds the firm to, whatever the limit; see <see cref="BudgetRules.Owe"/>.</summary>
    Task OweAsync(string period, string purchaseId, string requestedBy, decimal amount, CancellationToken cancellation);

    /// <summary>Moves what the purchase holds in that period to another state.</summary>
    Task MoveAsync(string period, string purchaseId, BudgetState state, decimal amount, CancellationToken cancellation);

    /// <summary>Sets what a purchase that has ended cost; see <see cref="BudgetRules.Correct"/>.</summary>
    /// <param name="before">What the ledger was told before that it cost.</param>
    Task CorrectAsync(string period, string purchaseId, string requestedBy, decimal before, decimal amount, CancellationToken cancellation);

    /// <summary>Names who asked for the purchase anew, after its record was cleared of them.</summary>
    Task RenameAsync(string period, string purchaseId, string requestedBy, CancellationToken cancellation);

    /// <summary>The ledgers of all periods, one at a time.</summary>
    IAsyncEnumerable<BudgetLedger> ListLedgersAsync(CancellationToken cancellation);

    /// <summary>The ledger of a period (null: the current one) beside the limit that counts now.</summary>
    Task<(BudgetLedger Ledger, BudgetSettings Settings)> ReadAsync(string? period, CancellationToken cancellation);
}

/// <summary>The period whose ledger holds an entry.</summary>
/// <param name="HeldForRequester">What all purchases of the same requester hold in it, this one included.</param>
public sealed record LedgerPlace(string Period, decimal HeldForRequester);
