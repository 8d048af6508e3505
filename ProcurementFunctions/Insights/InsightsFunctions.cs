using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Insights;

/// <summary>What is known, for any signed-in user; what is a user's own is the caller's.</summary>
internal sealed class InsightsFunctions(IInsights insights)
{
    private static readonly InsightsJson Json = InsightsJson.Default;

    [Function("GetBudgetInsight")]
    public async Task<IResult> BudgetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/insights/budget")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) =>
        Answers.Ok(await insights.BudgetAsync(context.GetCaller().UserId, cancellation), Json.BudgetInsight);

    [Function("GetSpendInsight")]
    public async Task<IResult> SpendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/insights/spend")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) => Answers.Ok(
            await insights.SpendAsync(InsightQuery.Spend(request), context.GetCaller().UserId, InsightQuery.Page(request), cancellation),
            Json.SpendInsight);

    [Function("GetChangesInsight")]
    public async Task<IResult> ChangesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/insights/changes")] HttpRequest request,
        CancellationToken cancellation) => Answers.Ok(
            await insights.ChangesAsync(request.QueryTime("since"), InsightQuery.Page(request), cancellation), Json.ChangesInsight);

    [Function("GetVendorsInsight")]
    public async Task<IResult> VendorsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/insights/vendors")] HttpRequest request,
        CancellationToken cancellation) => Answers.Ok(
            await insights.VendorsAsync(InsightQuery.Vendors(request), InsightQuery.Page(request), cancellation), Json.VendorsInsight);

    [Function("GetItemInsight")]
    public async Task<IResult> ItemAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/insights/items/{sku}")] HttpRequest request,
        string sku,
        CancellationToken cancellation)
    {
        var item = DocumentKey.IsValid(sku) ? await insights.ItemAsync(sku, cancellation) : null;
        return Answers.Ok(item ?? throw ProblemException.NotFound($"there is no item {sku}"), Json.ItemInsight);
    }

    [Function("GetItemsInsight")]
    public async Task<IResult> ItemsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/insights/items")] HttpRequest request,
        CancellationToken cancellation) => Answers.Ok(
            await insights.ItemsAsync(InsightQuery.Items(request), InsightQuery.Page(request), cancellation), Json.ItemsInsight);

    [Function("GetLateInsight")]
    public async Task<IResult> LateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/insights/late")] HttpRequest request,
        CancellationToken cancellation) =>
        Answers.Ok(await insights.LateAsync(InsightQuery.Page(request), cancellation), Json.LateInsight);

    [Function("GetArrivalsInsight")]
    public async Task<IResult> ArrivalsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/insights/arrivals")] HttpRequest request,
        CancellationToken cancellation) => Answers.Ok(
            await insights.ArrivalsAsync(InsightQuery.Arrivals(request), InsightQuery.Page(request), cancellation), Json.ArrivalsInsight);

    [Function("GetOwedInsight")]
    public async Task<IResult> OwedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/insights/owed")] HttpRequest request,
        CancellationToken cancellation) =>
        Answers.Ok(await insights.OwedAsync(InsightQuery.Page(request), cancellation), Json.OwedInsight);

    [Function("GetApprovalsInsight")]
    public async Task<IResult> ApprovalsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/insights/approvals")] HttpRequest request,
        CancellationToken cancellation) =>
        Answers.Ok(await insights.ApprovalsAsync(cancellation), Json.ApprovalsInsight);

    [Function("GetOrdersInsight")]
    public async Task<IResult> OrdersAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/insights/orders")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) =>
        Answers.Ok(await insights.OrdersAsync(context.GetCaller().UserId, cancellation), Json.OrdersInsight);

    [Function("GetChoosingInsight")]
    public async Task<IResult> ChoosingAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/insights/choosing")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) => Answers.Ok(
            await insights.ChoosingAsync(context.GetCaller().UserId, InsightQuery.Id(request, "sku"), cancellation), Json.ChoosingInsight);
}
