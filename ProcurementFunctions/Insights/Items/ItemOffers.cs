using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Insights.Items;

/// <summary>Who sells an item.</summary>
internal sealed class ItemOffers(IOfferStore offers, IKnowledge knowledge, TimeProvider time)
{
    /// <summary>Each offer with its vendor and what was learned of its price, by vendor id.</summary>
    public async Task<IReadOnlyList<KnownOffer>> ListAsync(string sku, CancellationToken cancellation)
    {
        var (known, now) = (new List<KnownOffer>(), time.GetUtcNow());
        foreach (var offer in (await offers.ListBySkuAsync(sku, cancellation)).OrderBy(offer => offer.VendorId, StringComparer.Ordinal))
        {
            if ((await knowledge.ReadVendorAsync(offer.VendorId, cancellation))?.Document is not { } vendor) continue;
            var price = await knowledge.ReadPriceAsync(offer.VendorId, sku, cancellation);
            known.Add(new(vendor, price, ItemOfferRules.Of(offer, vendor, price, now)));
        }

        return known;
    }
}

/// <param name="Price">What was learned of its price for the item; null: nothing.</param>
internal sealed record KnownOffer(VendorDocument Vendor, LearnedBelief? Price, ItemOffer Offer);
