namespace ProcurementFunctions.Insights.Money;

/// <summary>A user's own budget and the firm's, of the current period. Money in <paramref name="Currency"/>.</summary>
/// <param name="Own">The limit that the user told, and what the purchases that they asked for hold of it.</param>
public sealed record BudgetInsight(string Currency, BudgetFigures Own, BudgetFigures Firm);

/// <param name="Period">Such as "2026-11", "2026-Q4" or "2026".</param>
/// <param name="Limit">Null: none was set.</param>
/// <param name="Reserved">Set aside while a person decides, or until the vendor has the order.</param>
/// <param name="Committed">Ordered.</param>
/// <param name="Actual">Received, and so owed.</param>
public sealed record BudgetFigures(string Period, decimal? Limit, decimal Reserved, decimal Committed, decimal Actual)
{
    /// <summary>Reserved, committed and actual together.</summary>
    public decimal Held => Reserved + Committed + Actual;

    /// <summary>Null without a limit; below 0 where more is held than that.</summary>
    public decimal? Left => Limit - Held;
}
