using System.Globalization;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Purchasing.Returning;

/// <summary>Brings the ledger up to what a purchase that has ended cost, where an invoice, a credit or a return says otherwise than before. Safe to repeat.</summary>
internal sealed class PurchaseCosts(IPurchaseStore purchases, IBudget budget, TimeProvider time)
{
    public async Task SettleAsync(string purchaseId, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(purchaseId, cancellation);
        if (ToCorrect(purchase) is not { } amount || purchase.Budget is not { } held) return;
        var before = held.State == BudgetState.Actual ? held.Amount : 0;
        await budget.CorrectAsync(held.Period, purchaseId, purchase.RequestedBy, before, amount, cancellation);
        await purchases.ChangeAsync(purchaseId, p => Corrected(p, amount, time.GetUtcNow()), cancellation);
    }

    /// <summary>What it cost, where the record says that the ledger holds something else; null: nothing is to be done.</summary>
    internal static decimal? ToCorrect(PurchaseDocument purchase)
    {
        if (purchase.IsOpen() || purchase.Budget is not { State: BudgetState.Actual or BudgetState.Released } held) return null;
        var (state, amount) = EndRules.Settlement(purchase);
        return state != BudgetState.Actual || (held.State == BudgetState.Actual && held.Amount == amount) ? null : amount;
    }

    private static PurchaseDocument Corrected(PurchaseDocument purchase, decimal amount, DateTimeOffset now) =>
        purchase.IsOpen() || purchase.Budget is not { State: BudgetState.Actual or BudgetState.Released } held || (held.State == BudgetState.Actual && held.Amount == amount)
            ? purchase
            : (purchase with { Budget = held with { State = BudgetState.Actual, Amount = amount, At = now } })
                .Noted(now, "costCorrected", PurchaseRules.Agent, string.Create(
                    CultureInfo.InvariantCulture, $"{amount:0.00} instead of {(held.State == BudgetState.Actual ? held.Amount : 0):0.00} of {held.Period}"));
}
