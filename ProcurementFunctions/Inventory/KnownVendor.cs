using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Inventory;

/// <summary>What the reorder rules need to know of a vendor, made once for all the items that it offers.</summary>
/// <param name="LeadTime">What was learned of its lead time; by the prior where nothing was.</param>
internal sealed record KnownVendor(VendorDocument Document, VendorStanding Standing, Belief LeadTime)
{
    public static KnownVendor Of(VendorDocument vendor, DateTimeOffset now) => new(
        vendor,
        VendorStandingRules.Of(vendor, now),
        BeliefRules.Of(vendor, BeliefNames.LeadTimeDays, now) ?? throw new InvalidOperationException("a lead time has a prior"));
}
