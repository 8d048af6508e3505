using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Insights.Money;

/// <summary>What of a period's ledger is the firm's, and what a user's. Pure.</summary>
internal static class OwnBudgetRules
{
    public static BudgetFigures OfFirm(BudgetLedger ledger, decimal? limit) => new(
        ledger.Period, limit, ledger.Sum(BudgetState.Reserved), ledger.Sum(BudgetState.Committed), ledger.Sum(BudgetState.Actual));

    /// <summary>Adds up to <see cref="BudgetLedger.HeldFor"/>, which purchases are measured by.</summary>
    public static BudgetFigures OfUser(BudgetLedger ledger, decimal? limit, string userId)
    {
        return new(ledger.Period, limit, Sum(BudgetState.Reserved), Sum(BudgetState.Committed), Sum(BudgetState.Actual) + ledger.FoldedActual(userId));

        decimal Sum(BudgetState state) =>
            ledger.Entries.Where(entry => entry.State == state && entry.RequestedBy == userId).Sum(entry => entry.Amount);
    }
}
