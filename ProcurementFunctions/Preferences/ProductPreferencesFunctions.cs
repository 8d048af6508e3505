using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Preferences;

/// <summary>The caller's own preferences for single items over HTTP.</summary>
public sealed class ProductPreferencesFunctions(IPreferencesStore preferences, PreferenceAudit audit, IInventoryStore inventory, WallClock clock)
{
    private const string Route = "api/preferences/products/{sku}";

    [Function("GetProductPreference")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string sku,
        FunctionContext context,
        CancellationToken cancellation)
    {
        await RequireItemAsync(sku, cancellation);
        return Answer(sku, await preferences.ReadProductAsync(context.GetCaller().UserId, sku, cancellation));
    }

    [Function("PutProductPreference")]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route)] HttpRequest request,
        string sku,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var etag = request.RequireIfMatch();
        var body = await request.ReadBodyAsync(PreferencesJson.Default.ProductPreferenceChange, cancellation);
        var errors = PreferenceRules.Check(body, sku);
        if (errors.Count > 0) throw ProblemException.BadFields(errors);
        await RequireItemAsync(sku, cancellation);

        var userId = context.GetCaller().UserId;
        var read = await preferences.ReadProductAsync(userId, sku, cancellation);
        if ((read?.ETag ?? ETags.Absent) != etag) throw ETags.Mismatch();
        var changed = PreferenceRules.Put(
            read?.Document ?? new() { Id = ProductPreference.IdFor(sku), UserId = userId, Sku = sku }, body, clock.Now);
        var entry = audit.EntryOf(userId, sku, read?.Document, changed, context.InvocationId, "put through the API");
        var written = await preferences.WriteProductAsync(changed.Telling(entry), read?.ETag, cancellation) ?? throw ETags.Mismatch();
        return Answer(sku, written);
    }

    private static Answer Answer(string sku, Stored<ProductPreference>? stored) => Answers.Ok(
        ProductPreferenceBody.Of(sku, stored?.Document),
        PreferencesJson.Default.ProductPreferenceBody,
        stored?.ETag ?? ETags.Absent);

    private async Task RequireItemAsync(string sku, CancellationToken cancellation)
    {
        if (!DocumentKey.IsValid(sku) || await inventory.ReadAsync(sku, cancellation) is null)
            throw ProblemException.NotFound($"there is no item with the SKU {sku}");
    }
}
