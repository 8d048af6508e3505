using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>Asks a vendor for a quote and remembers what its answer says about the vendor.</summary>
internal sealed class QuoteDesk(IVendorClient vendors, IPreferencesStore preferences, IKnowledge knowledge, TimeProvider time)
{
    /// <exception cref="VendorUnavailableException">The vendor cannot be reached.</exception>
    public async Task<QuoteAnswer> AskAsync(string vendorId, SourcingRequest wish, CancellationToken cancellation)
    {
        var shipping = wish.ForUser is null
            ? Shipping.Standard
            : (await preferences.ReadAsync(wish.ForUser, cancellation))?.Document.Shipping ?? Shipping.Standard;
        var answer = await vendors.RequestQuoteAsync(
            vendorId, wish.Sku, wish.Quantity, shipping, wish.NeededBy, cancellation);
        if (!answer.IsAccepted) return new(vendorId, null, answer.Refusal);
        var quote = answer.Value;
        await knowledge.LearnAsync(
            new Evidence
            {
                Id = $"quote:{vendorId}:{quote.QuoteId}",
                VendorId = vendorId,
                Sku = wish.Sku,
                At = time.GetUtcNow(),
                UnitPrice = Choosing.QuotePricing.UnitPriceAt(quote, wish.Quantity),
                InStock = quote.Available >= wish.Quantity,
            },
            cancellation);
        return new(vendorId, quote, null);
    }
}
