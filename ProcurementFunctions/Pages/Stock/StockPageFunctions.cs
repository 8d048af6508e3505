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
    ItemDesk desk,
    PurchaseWishCheck wishes,
    IPurchaseStarter starter,
    PageRenderer pages,
    Forms forms,
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
    public Task<Answer> BuyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "stock/{sku}/purchases")] HttpRequest request,
        string sku,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                var wish = WishOf(form, sku, context.GetCaller().UserId);
                await wishes.RequireAsync(wish, cancellation);
                var started = await starter.StartAsync(client, wish, cancellation);
                return new($"/purchases/{started.PurchaseId}", "The vendors are being asked for quotes.");
            },
            refused => ShownAsync(context, sku, refused, cancellation));

    [Function("SnoozeOnPage")]
    [Authorize(Roles = Roles.Buyer)]
    public Task<Answer> SnoozeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "stock/{sku}/snooze")] HttpRequest request,
        string sku,
        FunctionContext context,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                var until = form.IsTicked("wake") ? null : UntilOf(form);
                var wish = new SnoozeWish(until, null, form.Text("reason"), context.GetCaller().UserId, clock.Now);
                if (await snooze.SetAsync(sku, wish, cancellation) is null) throw ProblemException.NotFound($"there is no item {sku}");
                return new(
                    $"/stock/{Uri.EscapeDataString(sku)}",
                    until is { } at ? $"Nothing is bought for it by itself until {Shown.Day(at)}." : "It is watched again.");
            },
            refused => ShownAsync(context, sku, refused, cancellation));

    /// <summary>Its levels, its life and its count.</summary>
    [Function("ChangeItemOnPage")]
    [Authorize(Roles = Roles.Admin)]
    public Task<Answer> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "stock/{sku}")] HttpRequest request,
        string sku,
        FunctionContext context,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                var known = await desk.FindAsync(sku, cancellation);
                var (by, etag) = (context.GetCaller().UserId, form.Text("mark") ?? "");
                await desk.PutAsync(sku, ItemForm.Read(form, known.Document), etag, by, context.InvocationId, cancellation);
                return new($"/stock/{Uri.EscapeDataString(sku)}", "The item is changed.");
            },
            refused => ShownAsync(context, sku, refused, cancellation));

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
