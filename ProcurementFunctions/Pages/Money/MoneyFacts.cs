using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Pages.Money;

/// <summary>What the page of the money shows.</summary>
/// <param name="Entries">The latest of the period's ledger.</param>
/// <param name="Settings">Where the budget's limit stands, with its version.</param>
public sealed record MoneyFacts(
    BudgetInsight Budget,
    SpendInsight Months,
    SpendInsight Vendors,
    SpendInsight Items,
    IReadOnlyList<LedgerEntry> Entries,
    Stored<OperationsSettings> Settings);
