using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Insights.Money;

/// <summary>What vendors are to credit for goods that went back. Pure.</summary>
internal static class OpenCreditRules
{
    /// <summary>Within so many days of the return a credit note is expected.</summary>
    public const int UsualDays = 30;

    public static IEnumerable<OpenCredit> Of(PurchaseDocument purchase, DateOnly today)
    {
        foreach (var order in purchase.Orders)
        {
            var units = InvoicedRules.ToCredit(purchase, order.Number, ReceiptRules.Owed(purchase, order));
            if (units > 0)
                yield return Of(purchase, order, units, today);
        }
    }

    private static OpenCredit Of(PurchaseDocument purchase, PurchaseOrder order, int units, DateOnly today)
    {
        var (amount, since) = (units * order.UnitPrice, SinceOf(purchase, order.Number, units));
        return new(
            purchase.Id,
            order.Number,
            order.VendorId,
            purchase.Sku,
            purchase.ItemName,
            units,
            decimal.Round(amount, 2),
            VendorTerms.Owed(order, amount),
            order.Rate?.Currency,
            since,
            Math.Max(0, today.DayNumber - since.DayNumber - UsualDays));
    }

    /// <summary>When the first of them went back: what is credited was the first.</summary>
    private static DateOnly SinceOf(PurchaseDocument purchase, string orderNumber, int units)
    {
        var credited = InvoicedRules.Returned(purchase, orderNumber) - units;
        var first = (purchase.Returns ?? []).Where(back => back.OrderNumber == orderNumber).First(back => (credited -= back.Quantity) < 0);
        return DateOnly.FromDateTime(first.At.UtcDateTime);
    }
}
