using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing.Choosing;
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
        // Shipping is quoted for the quantity asked for. Where minimum, maximum, packs or stock make it another one, the
        // quote that counts is that for what can be ordered.
        if (answer is { IsAccepted: true, Value: { } first }
            && QuotePricing.OrderableQuantity(first, wish.Quantity) is { } orderable && orderable != wish.Quantity)
        {
            answer = await vendors.RequestQuoteAsync(vendorId, wish.Sku, orderable, shipping, wish.NeededBy, cancellation);
        }

        if (!answer.IsAccepted) return new(vendorId, null, answer.Refusal);
        var quote = answer.Value;
        await knowledge.LearnAsync(
            new Evidence
            {
                Id = $"quote:{vendorId}:{quote.QuoteId}",
                VendorId = vendorId,
                Sku = wish.Sku,
                At = time.GetUtcNow(),
                UnitPrice = QuotePricing.UnitPriceAt(quote, wish.Quantity),
                InStock = quote.Available >= wish.Quantity,
            },
            cancellation);
        return new(vendorId, quote, null);
    }
}
