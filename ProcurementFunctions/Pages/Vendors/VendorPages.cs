using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Pages.Vendors;

/// <summary>Gathers what is shown of a vendor.</summary>
internal sealed class VendorPages(
    VendorDesk desk, IKnowledge knowledge, IEvidenceRecords evidence, IPreferencesStore preferences, IOperationsStore operations, IVendorChannels channels, TimeProvider time)
{
    private const int PricesShown = 60;

    /// <param name="id">Of the vendor.</param>
    /// <param name="sku">Of which item the prices are; null: of all.</param>
    /// <param name="caller">Who looks at it.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<VendorFacts> OfAsync(string id, string? sku, Caller caller, CancellationToken cancellation)
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
