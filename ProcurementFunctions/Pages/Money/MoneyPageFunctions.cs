using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Insights;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Pages.Money;

/// <summary>The budget and what was spent.</summary>
[Page]
internal sealed class MoneyPageFunctions(
    IInsights insights,
    SpendingPages spending,
    IBudget budget,
    IOperationsStore operations,
    OperationsDesk desk,
    PageRenderer pages,
    Forms forms,
    TimeProvider time)
{
    private const int MostShown = 24;

    [Function("MoneyPage")]
    public Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "money")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) => ShownAsync(context, PeriodOf(request), null, cancellation);

    [Function("SetBudgetOnPage")]
    [Authorize(Roles = Roles.Admin)]
    public Task<Answer> SetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "money/budget")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                var known = OperationsBody.Of((await operations.ReadAsync(cancellation)).Document);
                var limit = form.Amount("limit");
                var changed = known with { Budget = known.Budget with { Limit = limit } };
                await desk.PutAsync(changed, form.Text("mark") ?? "", context.GetCaller().UserId, "put on the page of the money", cancellation);
                return new("/money", limit is { } set ? $"The firm's budget is {Shown.Money(set, known.Currency)}." : "The firm's budget has no limit.");
            },
            refused => ShownAsync(context, null, refused, cancellation));

    private static string? PeriodOf(HttpRequest request) => request.QueryValue("period") switch
    {
        null => null,
        { } period when BudgetRules.IsPeriod(period) => period,
        _ => throw ProblemException.BadInput("period", "must be a month such as 2026-11, a quarter such as 2026-Q4, or a year"),
    };

    /// <param name="context">Of the function that answers.</param>
    /// <param name="period">Of the budget; null: the current one.</param>
    /// <param name="problem">Why what was sent could not be done; null: nothing was.</param>
    /// <param name="cancellation">Ends the reading.</param>
    private async Task<Answer> ShownAsync(FunctionContext context, string? period, ProblemException? problem, CancellationToken cancellation)
    {
        var facts = await FactsAsync(context.GetCaller().UserId, period, cancellation);
        return await pages.RenderAsync<MoneyPage>(context, "Money", new() { [nameof(MoneyPage.Facts)] = facts }, problem);
    }

    private async Task<MoneyFacts> FactsAsync(string userId, string? period, CancellationToken cancellation)
    {
        var seeing = spending.SeeAsync(cancellation);
        var (ledger, limits) = await budget.ReadAsync(period, cancellation);
        var (figures, settings, seen) = (await insights.BudgetAsync(userId, cancellation), await operations.ReadAsync(cancellation), await seeing);
        return new(
            figures with { Firm = OwnBudgetRules.OfFirm(ledger, limits.Limit) },
            ledger.Period == figures.Firm.Period,
            PeriodDays.Before(ledger.Period),
            seen?.Value,
            seen?.At,
            [.. ledger.Entries.Where(entry => entry.State != BudgetState.Released).OrderByDescending(entry => entry.At).Take(MostShown)],
            BudgetDays.Of(ledger, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)),
            settings);
    }
}
