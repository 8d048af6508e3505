using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Insights.Money;

/// <summary>What vendors are to credit for goods that went back. Pure.</summary>
internal static class OpenCreditRules
{
    public static IEnumerable<OpenCredit> Of(PurchaseDocument purchase)
    {
        foreach (var order in purchase.Orders)
        {
            var units = InvoicedRules.ToCredit(purchase, order.Number, ReceiptRules.Owed(purchase, order));
            if (units > 0)
                yield return new(purchase.Id, order.Number, order.VendorId, purchase.Sku, purchase.ItemName, units, decimal.Round(units * order.UnitPrice, 2));
        }
    }
}
