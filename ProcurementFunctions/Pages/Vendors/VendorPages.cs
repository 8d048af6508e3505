using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Pages.Vendors;

/// <summary>Shows a vendor, with what is known of it.</summary>
internal sealed class VendorPages(
    VendorDesk desk, IKnowledge knowledge, IEvidenceRecords evidence, IPreferencesStore preferences, IOperationsStore operations, IVendorChannels channels, PageRenderer pages, TimeProvider time)
{
    private const int PricesShown = 60;

    /// <param name="context">Of the function that answers.</param>
    /// <param name="id">Of the vendor.</param>
    /// <param name="sku">Of which item the prices are; null: of all.</param>
    /// <param name="problem">Why what was sent could not be done; null: nothing was.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Answer> ShownAsync(FunctionContext context, string id, string? sku, ProblemException? problem, CancellationToken cancellation)
    {
        var facts = await OfAsync(id, sku, context.GetCaller(), cancellation);
        return await pages.RenderAsync<VendorPage>(context, facts.Vendor.Name, new() { [nameof(VendorPage.Facts)] = facts }, problem);
    }

    private async Task<VendorFacts> OfAsync(string id, string? sku, Caller caller, CancellationToken cancellation)
    {
        var (vendor, mark) = await desk.FindAsync(id, cancellation);
        var prices = knowledge.ListPricesAsync(id, sku, PricesShown, null, cancellation);
        var seen = evidence.ListLatestAsync(id, BeliefNames.OnTimeRate, OnTimeRules.MostJudged, cancellation);
        var own = await preferences.ReadAsync(caller.UserId, cancellation);
        return new(
            VendorAnswer.Of(vendor, channels, time.GetUtcNow()),
            mark,
            sku,
            [.. (await prices).Items.Select(price => PriceAnswer.Of(price.Document))],
            OnTimeRules.Of(await seen),
            own?.Document.ExcludedVendors.Contains(id) == true,
            (await operations.ReadAsync(cancellation)).Document.Currency);
    }
}
