namespace ProcurementFunctions.Vendors;

/// <summary>
/// The terms of an offer over time: those that count, and those of later days, such as the price list of next year. Pure.
/// </summary>
internal static class DatedOfferRules
{
    /// <summary>The offer as it stands on a day: of what has begun by then, what began last.</summary>
    public static VendorOffer AsOf(VendorOffer offer, DateOnly today)
    {
        if (offer.LaterTerms.LastOrDefault(terms => terms.ValidFrom <= today) is not { } begun) return offer;
        return begun.Over(offer) with { LaterTerms = [.. offer.LaterTerms.Where(terms => terms.ValidFrom > today)] };
    }

    /// <summary>
    /// The offer with terms that were told. Terms of later days stand beside those that count and take their place on their day; terms that have
    /// ended change nothing, unless they are the ones that count. The same again changes nothing.
    /// </summary>
    /// <param name="offer">As of today; null: the vendor has not offered the item.</param>
    public static VendorOffer Told(VendorOffer? offer, VendorOffer terms, DateOnly today)
    {
        if (offer is null) return terms;
        if (IsKnown(offer, terms)) return offer;
        if (terms.ValidFrom == offer.ValidFrom) return Over(offer, terms);
        if (terms.ValidFrom > today) return terms.ValidFrom < offer.ValidFrom ? Before(offer, terms) : With(offer, terms);
        if (terms.ValidTo < today) return offer.ValidTo < terms.ValidTo ? Over(offer, terms) : offer;
        return offer.ValidFrom > today ? Before(offer, terms) : Over(offer, terms);
    }

    private static bool IsKnown(VendorOffer offer, VendorOffer terms) => terms.ImportDigest is { } digest
        && (offer.ImportDigest == digest || offer.LaterTerms.Any(later => later.ImportDigest == digest));

    /// <summary>Terms that count earlier than all that is known of the offer.</summary>
    private static VendorOffer Before(VendorOffer offer, VendorOffer terms) => Over(With(offer, offer), terms);

    private static VendorOffer With(VendorOffer offer, VendorOffer terms) => offer with
    {
        LaterTerms = [.. offer.LaterTerms.Where(known => known.ValidFrom != terms.ValidFrom).Append(DatedTerms.Of(terms)).OrderBy(one => one.ValidFrom)],
    };

    private static VendorOffer Over(VendorOffer offer, VendorOffer terms) => DatedTerms.Of(terms).Over(offer);
}
