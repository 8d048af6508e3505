using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Inventory;

/// <summary>Lets a buyer say that an item is to be left alone for a while, and take it back.</summary>
public sealed class SnoozeFunctions(
    ItemSnooze snooze,
    StockAssessor assessor,
    IOperationsStore operations,
    IPreferencesStore preferences,
    TimeProvider time,
    WallClock clock,
    AnswerOnce once)
{
    [Function(nameof(SnoozeItem))]
    [Authorize(Roles = Roles.Buyer)]
    public async Task<IResult> SnoozeItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/inventory/{sku}/snooze")] HttpRequest request,
        string sku,
        FunctionContext context,
        CancellationToken cancellation) => await once.RunAsync(
            context,
            request,
            async inner =>
            {
                var body = await request.ReadBodyAsync(InventoryJson.Default.SnoozeBody, inner);
                var errors = body.Check(time.GetUtcNow());
                if (errors.Count > 0) throw new ProblemException(400, "Bad input", "it cannot be snoozed like this", errors);
                return await SetAsync(sku, body.Until, body.Reason?.Trim(), context.GetCaller().UserId, inner);
            },
            cancellation);

    [Function(nameof(WakeItem))]
    [Authorize(Roles = Roles.Buyer)]
    public async Task<IResult> WakeItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/inventory/{sku}/snooze")] HttpRequest request,
        string sku,
        FunctionContext context,
        CancellationToken cancellation) => await SetAsync(sku, null, null, context.GetCaller().UserId, cancellation);

    private async Task<Answer> SetAsync(string sku, DateTimeOffset? until, string? reason, string by, CancellationToken cancellation)
    {
        var item = DocumentKey.IsValid(sku) ? await snooze.SetAsync(sku, new(until, null, reason, by, clock.Now), cancellation) : null;
        if (item is null) throw ProblemException.NotFound($"there is no item {sku}");
        var policy = StockPolicy.Of((await operations.ReadAsync(cancellation)).Document, await preferences.ListCriticalAsync(cancellation));
        var stock = await assessor.AssessAsync(item.Document, policy, new SeenVendors(), cancellation);
        return Answers.Ok(ItemAnswer.Of(stock), InventoryJson.Default.ItemAnswer, item.ETag);
    }
}
