using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Pages.Stock;

/// <summary>The stock, an item, and what a buyer does about it.</summary>
[Page]
internal sealed class StockPageFunctions(
    StockDesk stock,
    ItemSnooze snooze,
    PurchaseWishCheck wishes,
    IPurchaseStarter starter,
    PageRenderer pages,
    Notes notes,
    TimeProvider time,
    WallClock clock)
{
    [Function("StockPage")]
    public async Task<Answer> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "stock")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var list = await stock.ListAsync(request.QueryValue("q")?.Trim() is { Length: > 0 } said ? said : null, request.PageCursor(), cancellation);
        return await pages.RenderAsync<StockPage>(context, "Stock", new() { [nameof(StockPage.List)] = list });
    }

    [Function("ItemPage")]
    public Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "stock/{sku}")] HttpRequest request,
        string sku,
        FunctionContext context,
        CancellationToken cancellation) => ShownAsync(context, sku, null, cancellation);

    [Function("BuyOnPage")]
    [Authorize(Roles = Roles.Buyer)]
    public async Task<Answer> BuyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "stock/{sku}/purchases")] HttpRequest request,
        string sku,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        try
        {
            var wish = WishOf(await context.FormAsync(), sku, context.GetCaller().UserId);
            await wishes.RequireAsync(wish, cancellation);
            var started = await starter.StartAsync(client, wish, cancellation);
            notes.Leave(request.HttpContext, "The vendors are being asked for quotes.");
            return Redirects.To($"/purchases/{started.PurchaseId}");
        }
        catch (ProblemException refused) when (refused.Status is 400 or 409)
        {
            return await ShownAsync(context, sku, refused, cancellation);
        }
    }

    [Function("SnoozeOnPage")]
    [Authorize(Roles = Roles.Buyer)]
    public async Task<Answer> SnoozeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "stock/{sku}/snooze")] HttpRequest request,
        string sku,
        FunctionContext context,
        CancellationToken cancellation)
    {
        try
        {
            var form = await context.FormAsync();
            var until = form.IsTicked("wake") ? null : UntilOf(form);
            var wish = new SnoozeWish(until, null, form.Text("reason"), context.GetCaller().UserId, clock.Now);
            if (await snooze.SetAsync(sku, wish, cancellation) is null) throw ProblemException.NotFound($"there is no item {sku}");
            notes.Leave(request.HttpContext, until is { } at ? $"Nothing is bought for it by itself until {Shown.Day(at)}." : "It is watched again.");
            return Redirects.To($"/stock/{Uri.EscapeDataString(sku)}");
        }
        catch (ProblemException refused) when (refused.Status is 400 or 409)
        {
            return await ShownAsync(context, sku, refused, cancellation);
        }
    }

    /// <summary>The same form sent twice is the same wish, by its key.</summary>
    private static PurchaseRequest WishOf(FormValues form, string sku, string by) => new(
        PurchaseSource.Api,
        $"{by}:{form.Text("key") ?? throw ProblemException.BadInput("key", "is missing")}",
        sku,
        form.Whole("quantity") ?? throw ProblemException.BadInput("quantity", "is missing"),
        by,
        form.Day("neededBy"),
        PurchasesFunctions.Text(form.Text("reason"), "reason"))
    {
        MaxTotal = form.Amount("maxTotal"),
        Note = PurchasesFunctions.Text(form.Text("note"), "note"),
    };

    private DateTimeOffset? UntilOf(FormValues form)
    {
        var day = form.Day("until") ?? throw ProblemException.BadInput("until", "is missing");
        var body = new SnoozeBody { Until = new(day, TimeOnly.MinValue, TimeSpan.Zero), Reason = form.Text("reason") };
        return body.Check(time.GetUtcNow()) is { Count: > 0 } errors ? throw ProblemException.BadFields(errors) : body.Until;
    }

    private async Task<Answer> ShownAsync(FunctionContext context, string sku, ProblemException? problem, CancellationToken cancellation)
    {
        var facts = await stock.OfAsync(sku, cancellation);
        return await pages.RenderAsync<ItemPage>(
            context, facts.Item.Name, new() { [nameof(ItemPage.Facts)] = facts, [nameof(ItemPage.Key)] = $"console-{context.InvocationId}" }, problem);
    }
}
