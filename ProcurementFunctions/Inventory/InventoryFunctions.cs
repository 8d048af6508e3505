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
    StockAssessor assessor,
    IOperationsStore operations,
    IPreferencesStore preferences,
    TimeProvider time)
{
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

    [Function(nameof(GetItem))]
    public async Task<IResult> GetItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/inventory/{sku}")] HttpRequest request,
        string sku,
        CancellationToken cancellation) =>
        await ShownAsync(await ReadAsync(sku, cancellation) ?? throw NoItem(sku), cancellation);

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
        var before = etag == ETags.Absent ? null : await ReadAsync(sku, cancellation);
        var firms = (await operations.ReadAsync(cancellation)).Document.Locations;
        var errors = update.Check(sku, before?.Document, firms);
        if (errors.Count > 0) throw new ProblemException(400, "Bad input", "the item cannot be like this", errors);
        if (before is null && etag != ETags.Absent) throw NoItem(sku);
        if (before is not null && before.ETag != etag) throw ETags.Mismatch();
        var changed = update.ApplyTo(before?.Document ?? new() { Id = sku, Sku = sku, Name = update.Name }, firms, time.GetUtcNow());
        changed = changed.Telling(
            ItemAudit.EntryOf(before?.Document, changed, context.GetCaller().UserId, time.GetUtcNow(), context.InvocationId));
        var written = before is null
            ? await inventory.CreateAsync(changed, cancellation)
            : await inventory.ReplaceAsync(changed, etag, cancellation);
        return await ShownAsync(written ?? throw ETags.Mismatch(), cancellation);
    }

    private static ProblemException NoItem(string sku) => ProblemException.NotFound($"there is no item {sku}");

    private async Task<Stored<InventoryItem>?> ReadAsync(string sku, CancellationToken cancellation) =>
        DocumentKey.IsValid(sku) ? await inventory.ReadAsync(sku, cancellation) : null;

    private async Task<StockPolicy> PolicyAsync(CancellationToken cancellation) =>
        StockPolicy.Of((await operations.ReadAsync(cancellation)).Document, await preferences.ListCriticalAsync(cancellation));

    private async Task<Answer> ShownAsync(Stored<InventoryItem> item, CancellationToken cancellation)
    {
        var stock = await assessor.AssessAsync(item.Document, await PolicyAsync(cancellation), new SeenVendors(), cancellation);
        return Answers.Ok(ItemAnswer.Of(stock), InventoryJson.Default.ItemAnswer, item.ETag);
    }
}
