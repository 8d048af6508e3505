using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>Activity: sets the money for the choice aside, or notes that the budget does not cover it.</summary>
internal sealed class ReserveBudget(
    IPurchaseStore purchases, IBudget budget, IPreferencesStore preferences, TimeProvider time)
{
    [Function(nameof(ReserveBudget))]
    public async Task<PurchaseStatus> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(purchaseId, cancellation);
        if (purchase is not { Status: PurchaseStatus.Sourcing, Choice: { } choice }) return purchase.Status;
        var told = purchase.Requester() is { } user
            ? (await preferences.ReadAsync(user, cancellation))?.Document.BudgetLimit
            : null;
        // What vendors have, or had, of it is committed; the rest is added there.
        var committed = purchase.Budget is { State: BudgetState.Committed } standing ? standing.Period : null;
        var period = committed ?? await budget.PeriodAsync(cancellation);
        // Noted first: whatever comes in between, the end of the purchase gives back what stands there.
        var noted = await purchases.ChangeAsync(purchaseId, p => SourcingRules.Reserving(p, period), cancellation);
        if (noted.Status != PurchaseStatus.Sourcing) return noted.Status;
        var reserved = committed is null
            ? await budget.ReserveAsync(period, purchaseId, purchase.RequestedBy, choice.Total, cancellation)
            : await budget.AdjustAsync(period, purchaseId, purchase.RequestedBy, choice.Total, cancellation);
        // What was held in a period before, from quotes that ran out since, is not needed there any more.
        if (purchase.Budget is { } old && old.Period != period)
            await budget.MoveAsync(old.Period, purchaseId, BudgetState.Released, old.Amount, cancellation);
        var now = time.GetUtcNow();
        var written = await purchases.ChangeAsync(
            purchaseId,
            p => reserved.IsAccepted
                ? SourcingRules.Reserved(p, reserved.Value, choice.Total, told, now)
                : SourcingRules.OverBudget(p, reserved.Refusal, now),
            cancellation);
        // The requester was erased in between, maybe after the ledgers were.
        if (reserved.IsAccepted && written.RequestedBy != purchase.RequestedBy)
            await budget.RenameAsync(period, purchaseId, written.RequestedBy, cancellation);
        return written.Status;
    }
}
