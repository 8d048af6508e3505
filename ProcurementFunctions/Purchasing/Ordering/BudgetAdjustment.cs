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

    /// <summary>Whether the firm owes it, whatever its budget: the vendor will not cancel, or it had been given up.</summary>
    public static bool IsOwed(PurchaseDocument purchase) =>
        purchase.Budget is { State: not BudgetState.Committed }
        || purchase.Orders.Any(order => order is { IsWithVendor: true, CancelRefusedAt: not null });

    public static PurchaseDocument Done(PurchaseDocument purchase, decimal amount, DateTimeOffset now) =>
        purchase.Budget is { } held && (held.Amount != amount || held.State != BudgetState.Committed)
            ? (purchase with { Budget = held with { State = BudgetState.Committed, Amount = amount, At = now } })
                .Noted(now, "budgetAdjusted", PurchaseRules.Agent, string.Create(
                    CultureInfo.InvariantCulture, $"{amount:0.00} instead of {held.Amount:0.00} of {held.Period}"))
            : purchase;

    /// <summary>The limit does not allow what the vendor asks, so its order is to be cancelled.</summary>
    public static PurchaseDocument Forbidden(PurchaseDocument purchase, string refusal, DateTimeOffset now) =>
        purchase.Cancel is not null || !purchase.IsOpen()
            ? purchase
            : (purchase with { Cancel = new(PurchaseRules.Policy, now, refusal) })
                .Noted(now, "cancelRequested", PurchaseRules.Policy, refusal)
                .Signalled();
}
