using System.Globalization;

namespace ProcurementFunctions.Operations;

/// <summary>When the firm may go over to another currency. Pure.</summary>
internal static class CurrencyRules
{
    /// <summary>Why it may not; null: it may. Money that is held is money of the old currency.</summary>
    /// <param name="waiting">What purchases cost that wait for an exception, as the budget does not cover them, so that nothing is reserved.</param>
    public static string? WhyNot(
        string before, string after, IReadOnlyCollection<BudgetLedger> ledgers, IReadOnlyCollection<decimal> waiting)
    {
        if (before == after) return null;
        var (reserved, committed) = (ledgers.Sum(ledger => ledger.Sum(BudgetState.Reserved)), ledgers.Sum(ledger => ledger.Sum(BudgetState.Committed)));
        var count = ledgers.Sum(ledger => ledger.Entries.Count(entry => entry.State is BudgetState.Reserved or BudgetState.Committed));
        if (count == 0)
        {
            return waiting.Count == 0
                ? null
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"the currency cannot be changed from {before} to {after} while {waiting.Sum():0.00} in it wait for approval above the budget; decide about them first");
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"the currency cannot be changed from {before} to {after} while money is held in it: {reserved:0.00} reserved and {committed:0.00} committed for {count} {(count == 1 ? "purchase" : "purchases")}; wait until they have ended, or cancel them");
    }
}
