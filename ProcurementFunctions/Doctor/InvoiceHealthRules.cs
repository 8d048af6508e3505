using System.Globalization;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Doctor;

/// <summary>Whether invoices, records and ledger agree. Pure.</summary>
internal static class InvoiceHealthRules
{
    public static IEnumerable<Finding> Of(InvoiceDocument invoice, DateTimeOffset now)
    {
        if (invoice.Revision > invoice.Followed && now - invoice.StatusAt >= PurchaseHealthRules.Young)
        {
            yield return new(
                FindingKinds.InvoiceNotFollowed,
                invoice.Id,
                invoice.StatusAt,
                $"what follows from {invoice.Id} being {InvoiceRules.NameOf(invoice.Status)} is not carried out",
                "nothing: it is carried out",
                Repair.Follow);
        }

        if (invoice.Payment is { } payment && invoice.Decision?.Accepted != true && (invoice.Decision is not null || invoice.Differences.Count > 0))
        {
            yield return new(
                FindingKinds.PaidNotMatched,
                invoice.Id,
                payment.At,
                $"{invoice.Id} of vendor {invoice.VendorId} is paid, and it neither agreed with its orders and receipts nor was it accepted",
                "Look in the audit trail who paid it, and ask the vendor for the money where it is not owed.");
        }
    }

    /// <summary>Units that were paid above those that were agreed, though nobody accepted that: they may be paid twice.</summary>
    /// <param name="purchase">One of those of its lines.</param>
    public static Finding? OfPaid(InvoiceDocument invoice, PurchaseDocument purchase)
    {
        if (invoice is not { Kind: InvoiceKind.Invoice, Payment: { } payment, Decision: null }) return null;
        foreach (var order in purchase.Orders)
        {
            var own = invoice.Lines.Where(line => line.PurchaseId == purchase.Id && line.OrderNumber == order.Number).Sum(line => line.Quantity);
            var before = InvoicedRules.Before(purchase, order.Number, InvoiceKind.Invoice, invoice.Id).Sum(part => part.Units);
            if (own == 0 || before + own <= order.Agreed) continue;
            return new(
                FindingKinds.PaidTwice,
                invoice.Id,
                payment.At,
                string.Create(CultureInfo.InvariantCulture, $"{invoice.Id} of vendor {invoice.VendorId} is paid for {own} units of order {order.Number}, of which {before} were invoiced before and {order.Agreed} agreed"),
                "Look at the invoices of the purchase, and ask the vendor for what was paid twice.");
        }

        return null;
    }

    /// <summary>What the ledger holds for a purchase that ended and has invoices, and what these say.</summary>
    public static Finding? OfCost(PurchaseDocument purchase, BudgetLedger ledger, DateTimeOffset now)
    {
        if (purchase.IsOpen() || now - purchase.UpdatedAt < PurchaseHealthRules.Young || InvoicedRules.Cost(purchase) is null) return null;
        if (PurchaseCosts.ToCorrect(purchase) is { } cost) return Of(purchase, ledger.Period, purchase.Budget!.Amount, cost, Repair.Settle);
        if (purchase.Budget is not { State: BudgetState.Actual } held || held.Period != ledger.Period) return null;
        var entry = ledger.Entries.FirstOrDefault(one => one.PurchaseId == purchase.Id);
        // One that is folded is part of a sum.
        return entry is { State: BudgetState.Actual } && entry.Amount != held.Amount
            ? Of(purchase, ledger.Period, entry.Amount, EndRules.ActualCost(purchase), Repair.Correct)
            : null;
    }

    private static Finding Of(PurchaseDocument purchase, string period, decimal holds, decimal cost, Repair repair) => new(
        FindingKinds.LedgerDiffers,
        purchase.Id,
        purchase.UpdatedAt,
        string.Create(CultureInfo.InvariantCulture, $"the budget of {period} says that {purchase.Id} cost {holds:0.00}, and by its invoices it cost {cost:0.00}"),
        "nothing: the ledger is corrected",
        repair,
        period);
}
