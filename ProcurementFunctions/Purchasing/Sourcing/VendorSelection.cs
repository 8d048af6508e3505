using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>Which vendors may be asked for an item: active ones that offer it and that the user has not excluded.</summary>
internal sealed class VendorSelection(IOfferStore offers, IKnowledge knowledge, IPreferencesStore preferences)
{
    public async Task<IReadOnlyList<VendorDocument>> ForAsync(string sku, string? userId, CancellationToken cancellation)
    {
        var excluded = userId is null
            ? []
            : (await preferences.ReadAsync(userId, cancellation))?.Document.ExcludedVendors ?? [];
        var found = new List<VendorDocument>();
        foreach (var offer in await offers.ListBySkuAsync(sku, cancellation))
        {
            if (excluded.Contains(offer.VendorId)) continue;
            if (await knowledge.ReadVendorAsync(offer.VendorId, cancellation) is { Document: { Active: true } vendor })
                found.Add(vendor);
        }

        return found;
    }
}
