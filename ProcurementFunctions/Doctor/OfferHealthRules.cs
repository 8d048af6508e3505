using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Doctor;

/// <summary>Whether what was agreed with a vendor can be told apart. Pure.</summary>
internal static class OfferHealthRules
{
    /// <summary>Two contracts of an offer that count on the same day: an order would draw down whichever comes first.</summary>
    public static IEnumerable<Finding> Of(VendorOffer offer, DateTimeOffset now)
    {
        for (var at = 1; at < offer.Contracts.Count; at++)
        {
            if (ContractRules.Overlapping(offer.Contracts.Take(at), offer.Contracts[at]) is not { } other) continue;
            yield return new(
                FindingKinds.ContractsOverlap,
                $"{offer.VendorId}:{offer.Sku}",
                now,
                $"contracts {other.Number} and {offer.Contracts[at].Number} of vendor {offer.VendorId} for {offer.Sku} count on the same days",
                "End one of them with validTo before the other begins.");
        }
    }
}
