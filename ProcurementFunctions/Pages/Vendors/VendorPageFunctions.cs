using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
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
        CancellationToken cancellation) => vendors.ShownAsync(context, id, request.QueryValue("sku"), null, cancellation);
}
