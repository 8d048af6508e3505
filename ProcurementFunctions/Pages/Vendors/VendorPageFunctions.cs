using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Pages.Vendors;

/// <summary>The vendors, and one of them.</summary>
[Page]
internal sealed class VendorPageFunctions(IKnowledge knowledge, IVendorChannels channels, VendorPages vendors, PageRenderer pages, TimeProvider time)
{
    private const int OnAPage = 25;

    [Function("VendorsPage")]
    public async Task<Answer> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "vendors")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var page = await knowledge.ListVendorsAsync(OnAPage, request.PageCursor(), cancellation);
        var now = time.GetUtcNow();
        var list = new VendorList([.. page.Items.Select(vendor => VendorAnswer.Of(vendor.Document, channels, now))], page.NextCursor);
        return await pages.RenderAsync<VendorsPage>(context, "Vendors", new() { [nameof(VendorsPage.List)] = list });
    }

    [Function("VendorPage")]
    public Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "vendors/{id}")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) => ShownAsync(vendors, pages, context, id, request.QueryValue("sku"), null, cancellation);

    internal static async Task<Answer> ShownAsync(
        VendorPages vendors, PageRenderer pages, FunctionContext context, string id, string? sku, ProblemException? problem, CancellationToken cancellation)
    {
        var facts = await vendors.OfAsync(id, sku, context.GetCaller(), cancellation);
        return await pages.RenderAsync<VendorPage>(context, facts.Vendor.Name, new() { [nameof(VendorPage.Facts)] = facts }, problem);
    }
}
