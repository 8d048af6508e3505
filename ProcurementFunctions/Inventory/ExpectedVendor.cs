using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Inventory;

/// <summary>Which vendor is expected to serve an item before any has been asked, and how long that takes.</summary>
public static class ExpectedVendor
{
    /// <summary>
    /// Of the active vendors that offer it a preferred one, then the cheapest by list price, then the first by id; null
    /// when there is none.
    /// </summary>
    public static VendorOffer? Of(IEnumerable<VendorOffer> offers, IReadOnlyDictionary<string, VendorDocument> vendors) => offers
        .Where(offer => vendors.TryGetValue(offer.VendorId, out var vendor) && vendor.Active)
        .OrderByDescending(offer => vendors[offer.VendorId].Preferred)
        .ThenBy(offer => offer.UnitPrice)
        .ThenBy(offer => offer.VendorId, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>
    /// The lead time that was learned of the vendor, with its spread; what its offer states while nothing was learned.
    /// </summary>
    public static LeadTime LeadTimeOf(VendorOffer offer, VendorDocument vendor, DateTimeOffset now) =>
        BeliefRules.Of(vendor, BeliefNames.LeadTimeDays, now) is { Basis: not BeliefBasis.Prior } learned
            ? new(offer.VendorId, learned.Value, learned.StandardDeviation ?? 0)
            : new(offer.VendorId, offer.LeadTimeDays, 0);
}
