using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Insights.Items;

/// <summary>A purchase under way in a line. Pure.</summary>
internal static class OpenPurchaseRules
{
    public static OpenPurchase Of(PurchaseDocument purchase) => new(
        purchase.Id,
        purchase.Status,
        purchase.Choice?.Quantity ?? purchase.Quantity,
        PurchaseValueRules.Of(purchase),
        purchase.RequestedBy,
        [.. (purchase.Choice?.Lines ?? []).Select(line => line.VendorName).Distinct()],
        purchase.Orders.Where(order => order.IsWithVendor).Select(order => order.ExpectedAt).Max()
            ?? purchase.Choice?.Lines.Select(line => (DateTimeOffset?)line.ExpectedArrival).Max(),
        purchase.NeededBy,
        purchase.CreatedAt);
}
