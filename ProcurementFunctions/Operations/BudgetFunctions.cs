using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Operations;

/// <summary>What the budget of a period holds: the current one, or that of <c>?period=</c>.</summary>
internal sealed class BudgetFunctions(IBudget budget)
{
    [Function("GetBudget")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/budget")] HttpRequest request,
        CancellationToken cancellation)
    {
        var period = request.QueryValue("period");
        if (period is not null && !BudgetRules.IsPeriod(period))
            throw ProblemException.BadInput("period", "must be a month such as 2026-11, a quarter such as 2026-Q4, or a year");
        var (ledger, settings) = await budget.ReadAsync(period, cancellation);
        var view = new BudgetView(
            ledger.Period,
            settings.Limit,
            ledger.Sum(BudgetState.Reserved),
            ledger.Sum(BudgetState.Committed),
            ledger.Sum(BudgetState.Actual),
            settings.Limit - ledger.Held,
            [.. ledger.Entries.Select(e => new BudgetEntryView(e.PurchaseId, e.State, e.Amount, e.At, e.OverBudget))],
            new(ledger.Folded.Sum(folded => folded.Count), ledger.FoldedActual(null)));
        return Answers.Ok(view, BudgetJson.Default.BudgetView);
    }
}

/// <param name="Available">What is left of the limit; null without a limit. Below 0 where more is owed than was planned.</param>
/// <param name="Entries">Of all open purchases, and of the latest that ended.</param>
/// <param name="Older">The purchases that ended before those; the sums above count them too.</param>
internal sealed record BudgetView(
    string Period,
    decimal? Limit,
    decimal Reserved,
    decimal Committed,
    decimal Actual,
    decimal? Available,
    IReadOnlyList<BudgetEntryView> Entries,
    OlderEntriesView Older);

/// <param name="OverBudget">Whether an approver let it through although the limit does not cover it.</param>
internal sealed record BudgetEntryView(string PurchaseId, BudgetState State, decimal Amount, DateTimeOffset At, bool OverBudget);

/// <param name="Actual">What they cost.</param>
internal sealed record OlderEntriesView(int Count, decimal Actual);
