using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Pages.Money;

/// <summary>What the page of the money shows.</summary>
/// <param name="Entries">The latest of the period's ledger.</param>
public sealed record MoneyFacts(BudgetInsight Budget, SpendInsight Months, SpendInsight Vendors, IReadOnlyList<LedgerEntry> Entries);
