using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Insights;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Pages.Money;

/// <summary>The budget and what was spent.</summary>
[Page]
internal sealed class MoneyPageFunctions(IInsights insights, IBudget budget, PageRenderer pages)
{
    private const int MostShown = 12;

    [Function("MoneyPage")]
    public async Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "money")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var (userId, page) = (context.GetCaller().UserId, new InsightPage(MostShown));
        var facts = new MoneyFacts(
            await insights.BudgetAsync(userId, cancellation),
            await insights.SpendAsync(new(SpendBy.Month), userId, page, cancellation),
            await insights.SpendAsync(new(SpendBy.Vendor), userId, page, cancellation),
            [.. (await budget.ReadAsync(null, cancellation)).Ledger.Entries.Where(entry => entry.State != BudgetState.Released).OrderByDescending(entry => entry.At).Take(2 * MostShown)]);
        return await pages.RenderAsync<MoneyPage>(context, "Money", new() { [nameof(MoneyPage.Facts)] = facts });
    }
}
