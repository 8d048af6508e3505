using ProcurementFunctions.Hosting;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Purchasing.Approving;

/// <summary>
/// Sets money aside for purchases that the budget did not cover when they were chosen; see <see cref="OverBudgetRules"/>.
/// Safe to repeat.
/// </summary>
public sealed class BudgetExceptions(IPurchaseStore purchases, IBudget budget, TimeProvider time)
{
    /// <summary>The purchase; where it waits above the budget and the budget covers it by now, with its money set aside.</summary>
    internal async Task<PurchaseDocument> TryAsync(PurchaseDocument purchase, CancellationToken cancellation) =>
        OverBudgetRules.IsWaiting(purchase) ? await SetAsideAsync(purchase, isException: false, cancellation) : purchase;

    /// <summary>The purchase; where an approver made an exception for it, with its money set aside whatever the limit.</summary>
    internal async Task<PurchaseDocument> CarryOutAsync(PurchaseDocument purchase, CancellationToken cancellation) =>
        OverBudgetRules.IsExcepted(purchase) ? await SetAsideAsync(purchase, isException: true, cancellation) : purchase;

    private async Task<PurchaseDocument> SetAsideAsync(PurchaseDocument purchase, bool isException, CancellationToken cancellation)
    {
        var committed = purchase.Budget is { State: BudgetState.Committed } standing ? standing.Period : null;
        var period = committed ?? await budget.PeriodAsync(cancellation);
        // Noted first: whatever comes in between, the end of the purchase gives back what stands there.
        var noted = await purchases.ChangeAsync(purchase.Id, p => OverBudgetRules.Reserving(p, period), cancellation);
        if (noted.Choice is not { Total: var amount } || noted.BudgetPeriod != period) return noted;
        if (!(isException ? OverBudgetRules.IsExcepted(noted) : OverBudgetRules.IsWaiting(noted))) return noted;
        if (!await IsHeldAsync(noted, committed, period, amount, isException, cancellation)) return noted;
        if (noted.Budget is { } old && old.Period != period)
            await budget.MoveAsync(old.Period, noted.Id, BudgetState.Released, old.Amount, cancellation);
        return await purchases.ChangeAsync(noted.Id, p => OverBudgetRules.SetAside(p, period, amount, time.GetUtcNow()), cancellation);
    }

    private async Task<bool> IsHeldAsync(
        PurchaseDocument purchase, string? committed, string period, decimal amount, bool isException, CancellationToken cancellation)
    {
        if (committed is null)
        {
            Decision<LedgerPlace> reserved = isException
                ? await budget.ReserveOverAsync(period, purchase.Id, purchase.RequestedBy, amount, cancellation)
                : await budget.ReserveAsync(period, purchase.Id, purchase.RequestedBy, amount, cancellation);
            return reserved.IsAccepted;
        }

        if (!isException) return (await budget.AdjustAsync(period, purchase.Id, purchase.RequestedBy, amount, cancellation)).IsAccepted;
        await budget.OweAsync(period, purchase.Id, purchase.RequestedBy, amount, cancellation);
        return true;
    }
}
