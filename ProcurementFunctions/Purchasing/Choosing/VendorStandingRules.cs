using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>What a vendor's beliefs make of its standing. Pure.</summary>
internal static class VendorStandingRules
{
    public static VendorStanding Of(VendorDocument vendor, DateTimeOffset now) => new(
        vendor.VendorId,
        vendor.Name,
        vendor.Preferred,
        ValueOf(vendor, BeliefNames.OnTimeRate, now),
        ValueOf(vendor, BeliefNames.FillRate, now),
        ValueOf(vendor, BeliefNames.RejectRate, now),
        ValueOf(vendor, BeliefNames.PromiseErrorDays, now),
        ValueOf(vendor, BeliefNames.AcceptRate, now),
        vendor.Calendar);

    private static double ValueOf(VendorDocument vendor, string name, DateTimeOffset now) =>
        BeliefRules.Of(vendor, name, now)?.Value
        ?? throw new InvalidOperationException($"the belief {name} has no prior");
}
