using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Pages.Vendors;

/// <summary>The vendors, and what is believed of one.</summary>
[Page]
internal sealed class VendorPageFunctions(IKnowledge knowledge, IOperationsStore operations, PageRenderer pages, TimeProvider time)
{
    private const int OnAPage = 25;
    private const int PricesShown = 20;

    [Function("VendorsPage")]
    public async Task<Answer> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "vendors")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var page = await knowledge.ListVendorsAsync(OnAPage, request.PageCursor(), cancellation);
        var now = time.GetUtcNow();
        var list = new VendorList([.. page.Items.Select(vendor => VendorAnswer.Of(vendor.Document, now))], page.NextCursor);
        return await pages.RenderAsync<VendorsPage>(context, "Vendors", new() { [nameof(VendorsPage.List)] = list });
    }

    [Function("VendorPage")]
    public async Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "vendors/{id}")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var vendor = (DocumentKey.IsValid(id) ? await knowledge.ReadVendorAsync(id, cancellation) : null)
            ?? throw ProblemException.NotFound($"there is no vendor {id}");
        var prices = await knowledge.ListPricesAsync(id, null, PricesShown, null, cancellation);
        var facts = new VendorFacts(
            VendorAnswer.Of(vendor.Document, time.GetUtcNow()),
            [.. prices.Items.Select(price => PriceAnswer.Of(price.Document))],
            (await operations.ReadAsync(cancellation)).Document.Currency);
        return await pages.RenderAsync<VendorPage>(context, facts.Vendor.Name, new() { [nameof(VendorPage.Facts)] = facts });
    }
}
