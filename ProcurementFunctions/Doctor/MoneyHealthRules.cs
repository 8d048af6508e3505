using System.Globalization;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Doctor;

/// <summary>Whether what a ledger holds is explained by purchases. Pure.</summary>
internal static class MoneyHealthRules
{
    /// <summary>Whether an entry still holds money that is not spent, and so needs a purchase that explains it.</summary>
    public static bool NeedsAPurchase(LedgerEntry entry, DateTimeOffset now) =>
        entry.State is BudgetState.Reserved or BudgetState.Committed && now - entry.At >= PurchaseHealthRules.Young;

    /// <param name="period">Of the ledger.</param>
    /// <param name="entry">One that <see cref="NeedsAPurchase"/>.</param>
    /// <param name="purchase">Null: there is none.</param>
    public static Finding? Of(string period, LedgerEntry entry, PurchaseDocument? purchase, DateTimeOffset now)
    {
        var money = string.Create(CultureInfo.InvariantCulture, $"{entry.Amount:0.00} of the budget of {period}");
        var held = entry.State == BudgetState.Reserved ? "set aside" : "committed";
        if (purchase is null)
        {
            return new(
                FindingKinds.MoneyWithoutPurchase,
                entry.PurchaseId,
                entry.At,
                $"{money} is {held} for purchase {entry.PurchaseId}, which does not exist",
                entry.State == BudgetState.Reserved ? "nothing: it is given back" : "Look whether the record was deleted by hand: money that was committed belongs to an order.",
                entry.State == BudgetState.Reserved ? Repair.Release : Repair.None,
                period);
        }

        if (purchase.IsOpen() || now - purchase.UpdatedAt < PurchaseHealthRules.Young) return null;
        // A purchase that broke while its vendor has the order: the goods may still come.
        if (purchase.Budget?.Period == period && EndRules.Settlement(purchase).State == entry.State) return null;
        return new(
            FindingKinds.MoneyNotSettled,
            entry.PurchaseId,
            purchase.UpdatedAt,
            $"{money} is {held} for {purchase.Id}, which is {PurchaseRules.NameOf(purchase.Status)}",
            "nothing: it is settled",
            // A record that holds no money knows nothing of this entry, so that settling it would not reach it.
            purchase.Budget?.Period == period ? Repair.Settle : Repair.Release,
            period);
    }
}
