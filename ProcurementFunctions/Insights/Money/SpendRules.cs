using System.Globalization;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Insights.Money;

/// <summary>What purchases cost, order by order, as the budget's ledger counts it: committed, then actual. Pure.</summary>
internal static class SpendRules
{
    /// <summary>The orders of a purchase that cost something; none before a vendor has one.</summary>
    public static IEnumerable<SpendLine> LinesOf(PurchaseDocument purchase)
    {
        if (purchase.Budget is not { State: BudgetState.Committed or BudgetState.Actual } held) yield break;
        var isActual = held.State == BudgetState.Actual;
        foreach (var order in purchase.Orders)
        {
            if (AmountOf(purchase, order, isActual) is not { } amount) continue;
            yield return new(
                order.Number,
                order.VendorId,
                purchase.Sku,
                purchase.ItemName,
                order.PlacedAt ?? order.AttemptedAt ?? held.At,
                decimal.Round(amount, 2),
                isActual,
                order.Shared is not null);
        }
    }

    /// <summary>Whether it is asked for.</summary>
    public static bool IsWithin(SpendLine line, SpendQuestion question)
    {
        var day = DateOnly.FromDateTime(line.At.UtcDateTime);
        return !(day < question.From) && !(day > question.To)
            && (question.VendorId is null || question.VendorId == line.VendorId)
            && (question.Sku is null || question.Sku == line.Sku);
    }

    public static string KeyOf(SpendLine line, SpendBy by) => by switch
    {
        SpendBy.Vendor => line.VendorId,
        SpendBy.Item => line.Sku,
        _ => line.At.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };

    /// <summary>Null: it costs nothing. By the rules of <see cref="EndRules.ActualCost"/> and of what a ledger holds.</summary>
    private static decimal? AmountOf(PurchaseDocument purchase, PurchaseOrder order, bool isActual)
    {
        if (!isActual) return order.IsWithVendor ? order.Total : null;
        var invoiced = InvoicedRules.CostOf(purchase, order.Number);
        return invoiced is not null || ReceiptRules.Arrived(purchase, order.Number) > 0
            ? (invoiced ?? 0) + EndRules.NotInvoiced(purchase, order)
            : null;
    }
}
