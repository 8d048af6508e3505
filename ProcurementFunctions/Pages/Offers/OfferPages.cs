using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Pages.Offers;

/// <summary>Gathers what is shown of offers.</summary>
internal sealed class OfferPages(OfferDesk desk, IKnowledge knowledge, IInventoryStore inventory, IOperationsStore operations)
{
    private const int OnAPage = 25;

    /// <exception cref="ProblemException">404: there is no such vendor.</exception>
    public async Task<OfferList> ListAsync(string vendorId, string? cursor, CancellationToken cancellation)
    {
        var page = await desk.ListAsync(vendorId, OnAPage, cursor, cancellation);
        return new(
            vendorId,
            await NameAsync(vendorId, cancellation),
            [.. page.Items.Select(offer => OfferView.Of(offer.Document, desk.Today))],
            page.NextCursor,
            await CurrencyAsync(cancellation));
    }

    /// <param name="vendorId">Who offers it.</param>
    /// <param name="sku">Of the item.</param>
    /// <param name="mayPut">Whether the person may put an offer that there is not yet.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ProblemException">404: there is no such vendor, item or offer.</exception>
    public async Task<OfferFacts> OfAsync(string vendorId, string sku, bool mayPut, CancellationToken cancellation)
    {
        var stored = mayPut ? await desk.FindOrNoneAsync(vendorId, sku, cancellation) : await desk.FindAsync(vendorId, sku, cancellation);
        var item = await inventory.ReadAsync(sku, cancellation);
        return new(
            vendorId,
            await NameAsync(vendorId, cancellation),
            sku,
            item?.Document.Name ?? sku,
            stored is null ? null : OfferView.Of(stored.Document, desk.Today),
            stored?.ETag ?? ETags.Absent,
            await CurrencyAsync(cancellation));
    }

    private async Task<string> NameAsync(string vendorId, CancellationToken cancellation) =>
        (await knowledge.ReadVendorAsync(vendorId, cancellation))?.Document.Name ?? vendorId;

    private async Task<string> CurrencyAsync(CancellationToken cancellation) => (await operations.ReadAsync(cancellation)).Document.Currency;
}
