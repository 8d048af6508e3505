using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Inventory;

/// <summary>What the reorder rules need to know of a vendor, made once for all the items that it offers.</summary>
/// <param name="LeadTime">What was learned of its lead time; by the prior where nothing was, as is the rest.</param>
/// <param name="OwnDays">Of the firm's own days about its orders.</param>
/// <param name="WithdrawnRate">Of the share of its orders that it takes back.</param>
/// <param name="WithdrawnAfter">Of the days after which that is known.</param>
internal sealed record KnownVendor(
    VendorDocument Document, VendorStanding Standing, Belief LeadTime, Belief OwnDays, Belief WithdrawnRate, Belief WithdrawnAfter)
{
    public static KnownVendor Of(VendorDocument vendor, DateTimeOffset now)
    {
        return new(
            vendor,
            VendorStandingRules.Of(vendor, now),
            Believed(BeliefNames.LeadTimeDays),
            Believed(BeliefNames.OwnDays),
            Believed(BeliefNames.WithdrawnRate),
            Believed(BeliefNames.WithdrawnAfterDays));

        Belief Believed(string name) =>
            BeliefRules.Of(vendor, name, now) ?? throw new InvalidOperationException($"the belief {name} has no prior");
    }
}
