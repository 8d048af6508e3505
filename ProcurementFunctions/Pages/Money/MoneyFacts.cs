using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Pages.Charts;

namespace ProcurementFunctions.Pages.Money;

/// <summary>What the page of the money shows.</summary>
/// <param name="Budget">The firm's of the period that was asked for, the person's own of now.</param>
/// <param name="IsCurrent">Whether that period is the one of now.</param>
/// <param name="Before">The period before it.</param>
/// <param name="Spending">Null: the purchases are still being looked at.</param>
/// <param name="SeenAt">When they were, on the wall clock.</param>
/// <param name="Entries">The latest of the period's ledger.</param>
/// <param name="Days">How the period's budget was taken up; see <see cref="BudgetDays"/>.</param>
/// <param name="Settings">Where the budget's limit stands, with its version.</param>
public sealed record MoneyFacts(
    BudgetInsight Budget,
    bool IsCurrent,
    string Before,
    Spending? Spending,
    DateTimeOffset? SeenAt,
    IReadOnlyList<LedgerEntry> Entries,
    IReadOnlyList<DayFigure> Days,
    Stored<OperationsSettings> Settings);

/// <summary>What orders cost.</summary>
public sealed record Spending(SpendInsight Months, SpendInsight Vendors, SpendInsight Items);
