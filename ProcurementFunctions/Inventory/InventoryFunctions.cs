using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Inventory;

/// <summary>The items, their stock, and which are low.</summary>
public sealed class InventoryFunctions(
    IInventoryStore inventory,
    ItemDesk desk,
    StockAssessor assessor,
    IOperationsStore operations,
    IPreferencesStore preferences)
{
    private const int LongestSearch = 200;

    [Function(nameof(ListInventory))]
    public async Task<IResult> ListInventory(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/inventory")] HttpRequest request,
        CancellationToken cancellation)
    {
        var lowOnly = request.QueryFlag("low") ?? false;
        var limit = request.PageLimit();
        var cursor = request.PageCursor();
        var policy = await PolicyAsync(cancellation);
        var seen = new SeenVendors();
        var items = new List<ItemAnswer>();
        do
        {
            // No more than what is still to be filled, as a cursor cannot point into the middle of a page.
            var page = await inventory.ListPageAsync(limit - items.Count, cursor, cancellation);
            var stocks = await assessor.AssessAllAsync([.. page.Items.Select(item => item.Document)], policy, seen, cancellation);
            items.AddRange(stocks.Where(stock => stock.IsLow || !lowOnly).Select(ItemAnswer.Of));
            cursor = page.NextCursor;
        }
        while (items.Count < limit && cursor is not null);
        return Answers.Page(items, cursor, InventoryJson.Default.ItemAnswer);
    }

    /// <summary>Under a route of its own, as any word may be a SKU.</summary>
    [Function(nameof(SearchInventory))]
    public async Task<IResult> SearchInventory(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/search/inventory")] HttpRequest request,
        CancellationToken cancellation)
    {
        var text = request.QueryValue("text");
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestSearch)
            throw ProblemException.BadInput("text", $"must be words of an item's SKU or name, of at most {LongestSearch} characters in all");
        var page = await inventory.SearchPageAsync(text, request.PageLimit(), request.PageCursor(), cancellation);
        var stocks = await assessor.AssessAllAsync([.. page.Items.Select(item => item.Document)], await PolicyAsync(cancellation), new SeenVendors(), cancellation);
        return Answers.Page([.. stocks.Select(ItemAnswer.Of)], page.NextCursor, InventoryJson.Default.ItemAnswer);
    }

    [Function(nameof(GetItem))]
    public async Task<IResult> GetItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/inventory/{sku}")] HttpRequest request,
        string sku,
        CancellationToken cancellation) =>
        await ShownAsync(await desk.FindAsync(sku, cancellation), cancellation);

    /// <summary>With <see cref="ETags.Absent"/> it creates the item.</summary>
    [Function(nameof(PutItem))]
    [Authorize(Roles = Roles.Admin)]
    public async Task<IResult> PutItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/inventory/{sku}")] HttpRequest request,
        string sku,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var etag = request.RequireIfMatch();
        var update = await request.ReadBodyAsync(InventoryJson.Default.ItemUpdate, cancellation);
        return await ShownAsync(await desk.PutAsync(sku, update, etag, context.GetCaller().UserId, context.InvocationId, cancellation), cancellation);
    }

    private async Task<StockPolicy> PolicyAsync(CancellationToken cancellation) =>
        StockPolicy.Of((await operations.ReadAsync(cancellation)).Document, await preferences.ListCriticalAsync(cancellation));

    private async Task<Answer> ShownAsync(Stored<InventoryItem> item, CancellationToken cancellation)
    {
        var stock = await assessor.AssessAsync(item.Document, await PolicyAsync(cancellation), new SeenVendors(), cancellation);
        return Answers.Ok(ItemAnswer.Of(stock), InventoryJson.Default.ItemAnswer, item.ETag);
    }
}
