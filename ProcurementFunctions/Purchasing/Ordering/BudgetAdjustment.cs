using System.Globalization;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>What a purchase holds of the budget while its orders are with their vendors. Pure.</summary>
internal static class BudgetAdjustment
{
    /// <summary>Whether the orders cost something else than the record says that the ledger holds.</summary>
    public static bool IsNeeded(PurchaseDocument purchase) =>
        purchase is { Budget: { } held } && purchase.IsOpen() && purchase.Orders.Any(order => order.IsWithVendor)
        && purchase.Status is not (PurchaseStatus.Sourcing or PurchaseStatus.AwaitingApproval or PurchaseStatus.Ordering or PurchaseStatus.Unconfirmed)
        && (held.State != BudgetState.Committed || held.Amount != PriceRules.Held(purchase));

    /// <summary>Whether the firm owes it, whatever its budget: the vendor will not cancel, it had been given up, or an approver made an exception.</summary>
    public static bool IsOwed(PurchaseDocument purchase) =>
        purchase.Budget is { State: not BudgetState.Committed }
        || purchase.Approval is { Decision: { Approved: true, OverBudget: true } }
        || purchase.Orders.Any(order => order is { IsWithVendor: true, CancelRefusedAt: not null });

    public static PurchaseDocument Done(PurchaseDocument purchase, decimal amount, DateTimeOffset now)
    {
        if (purchase.Budget is not { } held || (held.Amount == amount && held.State == BudgetState.Committed)) return purchase;
        var adjusted = purchase with
        {
            Budget = held with { State = BudgetState.Committed, Amount = amount, At = now },
            Orders = [.. purchase.Orders.Select(order => order.CancelWish is null ? order with { PriceBefore = null } : order)],
        };
        return adjusted.Noted(now, "budgetAdjusted", PurchaseRules.Agent, string.Create(
            CultureInfo.InvariantCulture, $"{amount:0.00} instead of {held.Amount:0.00} of {held.Period}"));
    }

    /// <summary>
    /// The limit does not allow what a vendor asks, so its order is to be cancelled. Orders of the same purchase with others
    /// stand, and what is missing then is asked of others (<see cref="RestRules"/>).
    /// </summary>
    public static PurchaseDocument Forbidden(PurchaseDocument purchase, string refusal, DateTimeOffset now)
    {
        if (purchase.Cancel is not null || !purchase.IsOpen()) return purchase;
        var wish = new CancelRequest(PurchaseRules.Policy, now, refusal);
        var held = purchase.Orders.Where(order => order is { IsWithVendor: true, CancelWish: null }).ToArray();
        var raised = held.Where(order => order.PriceBefore is not null).ToArray();
        // What was raised is being given back already.
        if (raised.Length == 0 && purchase.Orders.Any(order => order is { IsWithVendor: true, CancelWish: not null })) return purchase;
        var cancelled = raised.Length > 0 && raised.Length < held.Length
            ? (purchase with { Orders = [.. purchase.Orders.Select(order => raised.Contains(order) ? order with { CancelWish = wish } : order)] })
                .Noted(now, "priceRefused", PurchaseRules.Policy, $"{string.Join(" and ", raised.Select(order => order.Number))}: {refusal}; the other orders stand")
            : (purchase with { Cancel = wish }).Noted(now, "cancelRequested", PurchaseRules.Policy, refusal);
        return cancelled.Signalled();
    }
}
