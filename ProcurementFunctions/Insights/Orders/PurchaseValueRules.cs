using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Insights.Orders;

/// <summary>What a purchase is worth. Pure.</summary>
internal static class PurchaseValueRules
{
    /// <summary>
    /// What is to be approved while it waits, what its orders come to while vendors have them, what came once it has ended;
    /// else what was chosen, and 0 before anything was.
    /// </summary>
    public static decimal Of(PurchaseDocument purchase) => purchase switch
    {
        _ when !purchase.IsOpen() => EndRules.ActualCost(purchase),
        { Status: PurchaseStatus.AwaitingApproval, Approval: { } approval } => approval.Shown.Total,
        _ when purchase.HasStandingOrder() && purchase.Status != PurchaseStatus.Sourcing => PriceRules.Held(purchase),
        _ => purchase.Choice?.Total ?? 0,
    };
}
