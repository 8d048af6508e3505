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
    private const int AssessedAtOnce = 200;

    [Function(nameof(ListInventory))]
    public async Task<IResult> ListInventory(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/inventory")] HttpRequest request,
        CancellationToken cancellation)
    {
        var (limit, cursor) = (request.PageLimit(), request.PageCursor());
        return request.QueryFlag("low") ?? false
            ? await LowAsync(limit, cursor, cancellation)
            : await ShownAsync(await inventory.ListPageAsync(limit, cursor, cancellation), cancellation);
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
        return await ShownAsync(await inventory.SearchPageAsync(text, request.PageLimit(), request.PageCursor(), cancellation), cancellation);
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

    /// <summary>Its cursor is the last SKU shown: that of a store's page cannot point into the middle of what was looked at.</summary>
    private async Task<IResult> LowAsync(int limit, string? cursor, CancellationToken cancellation)
    {
        var policy = await PolicyAsync(cancellation);
        var seen = new SeenVendors();
        var low = new List<ItemAnswer>();
        await foreach (var items in inventory.ListAfterAsync(Cursor.Decode(cursor) ?? "", cancellation).Chunk(AssessedAtOnce).WithCancellation(cancellation))
        {
            var stocks = await assessor.AssessAllAsync(items, policy, seen, cancellation);
            low.AddRange(stocks.Where(stock => stock.IsLow).Select(ItemAnswer.Of));
            if (low.Count > limit) return Answers.Page([.. low.Take(limit)], Cursor.Encode(low[limit - 1].Sku), InventoryJson.Default.ItemAnswer);
        }

        return Answers.Page(low, null, InventoryJson.Default.ItemAnswer);
    }

    private async Task<IResult> ShownAsync(DocumentPage<InventoryItem> page, CancellationToken cancellation)
    {
        var stocks = await assessor.AssessAllAsync([.. page.Items.Select(item => item.Document)], await PolicyAsync(cancellation), new SeenVendors(), cancellation);
        return Answers.Page([.. stocks.Select(ItemAnswer.Of)], page.NextCursor, InventoryJson.Default.ItemAnswer);
    }

    private async Task<StockPolicy> PolicyAsync(CancellationToken cancellation) =>
        StockPolicy.Of((await operations.ReadAsync(cancellation)).Document, await preferences.ListCriticalAsync(cancellation));

    private async Task<Answer> ShownAsync(Stored<InventoryItem> item, CancellationToken cancellation)
    {
        var stock = await assessor.AssessAsync(item.Document, await PolicyAsync(cancellation), new SeenVendors(), cancellation);
        return Answers.Ok(ItemAnswer.Of(stock), InventoryJson.Default.ItemAnswer, item.ETag);
    }
}
