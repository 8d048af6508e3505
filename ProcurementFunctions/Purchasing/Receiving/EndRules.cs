using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>How a purchase ends once nothing more will come, and what it cost. Pure.</summary>
internal static class EndRules
{
    /// <summary>Whether nothing more will come of any order, and nothing else is to be decided or ordered.</summary>
    public static bool IsDone(PurchaseDocument purchase) =>
        purchase.IsFollowed() && purchase.Orders.Count > 0 && purchase.Orders.All(order => ReceiptRules.IsDone(purchase, order));

    /// <summary>Received when goods came, cancelled when every order was withdrawn before any did.</summary>
    public static PurchaseDocument End(PurchaseDocument purchase, DateTimeOffset now)
    {
        if (!purchase.IsOpen() || !IsDone(purchase)) return purchase;
        var arrived = ReceiptRules.Standing(purchase).Sum(receipt => receipt.Quantity);
        if (arrived > 0)
        {
            var ordered = purchase.Orders.Where(order => !order.IsDenied).Sum(order => order.Agreed);
            var rejected = ReceiptRules.Standing(purchase).Sum(receipt => receipt.Rejected);
            return purchase.MovedTo(
                PurchaseStatus.Received,
                now,
                PurchaseRules.Agent,
                $"{arrived} of {ordered} ordered units came, {rejected} were rejected");
        }

        return purchase.Cancel is { } cancel
            ? purchase.MovedTo(PurchaseStatus.Cancelled, now, cancel.By, cancel.Reason)
            : purchase.MovedTo(PurchaseStatus.Cancelled, now, PurchaseRules.Agent, "the vendor delivers nothing");
    }

    /// <summary>What becomes of the money of a purchase that has ended: given back, but for what is owed.</summary>
    public static (BudgetState State, decimal Amount) Settlement(PurchaseDocument purchase)
    {
        // A purchase that broke while a vendor had its order: the goods may still come.
        if (purchase.Orders.Any(order => order.IsWithVendor && !ReceiptRules.IsDone(purchase, order)))
            return (BudgetState.Committed, PriceRules.Held(purchase));
        return ReceiptRules.Standing(purchase).Any() || InvoicedRules.Cost(purchase) is not null
            ? (BudgetState.Actual, ActualCost(purchase))
            : (BudgetState.Released, purchase.Budget?.Amount ?? 0);
    }

    /// <summary>
    /// What is owed: what was invoiced and released, less what was credited; and of what is not invoiced yet the good units that
    /// were kept at their price, but no more than were agreed, and the shipping of each order of which something came.
    /// </summary>
    public static decimal ActualCost(PurchaseDocument purchase) =>
        (InvoicedRules.Cost(purchase) ?? 0) + decimal.Round(purchase.Orders.Sum(order => NotInvoiced(purchase, order)), 2);

    /// <summary>What an order costs that is not invoiced yet.</summary>
    public static decimal NotInvoiced(PurchaseDocument purchase, PurchaseOrder order)
    {
        if (ReceiptRules.Arrived(purchase, order.Number) == 0) return 0;
        var owed = ReceiptRules.Owed(purchase, order);
        return (order.UnitPrice * InvoicedRules.NotInvoiced(purchase, order.Number, owed)) + InvoicedRules.ShippingNotInvoiced(purchase, order, owed);
    }
}
