using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>
/// Activity: brings the ledger up to what the orders cost now. What the limit forbids is cancelled with its vendor; what the
/// vendor then insists on is owed all the same. Answers whether there is something to do at once.
/// </summary>
internal sealed class AdjustBudget(IPurchaseStore purchases, IBudget budget, TimeProvider time)
{
    [Function(nameof(AdjustBudget))]
    public async Task<bool> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(purchaseId, cancellation);
        if (!BudgetAdjustment.IsNeeded(purchase) || purchase.Budget is not { } held) return false;
        var amount = PriceRules.Held(purchase);
        string? refusal = null;
        if (BudgetAdjustment.IsOwed(purchase))
            await budget.OweAsync(held.Period, purchaseId, purchase.RequestedBy, amount, cancellation);
        else
            refusal = (await budget.AdjustAsync(held.Period, purchaseId, purchase.RequestedBy, amount, cancellation)).Refusal;
        var now = time.GetUtcNow();
        var written = await purchases.ChangeAsync(
            purchaseId,
            p => refusal is null ? BudgetAdjustment.Done(p, amount, now) : BudgetAdjustment.Forbidden(p, refusal, now),
            cancellation);
        return written.Signals != written.SignalsSeen;
    }
}
