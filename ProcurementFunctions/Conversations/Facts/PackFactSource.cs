using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Units;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Conversations.Facts;

/// <summary>How many pieces are in a box of an item, by what its active vendors offer.</summary>
internal sealed class PackFactSource(IOfferStore offers, IKnowledge knowledge)
{
    public async Task<PackFact> OfAsync(string sku, string word, CancellationToken cancellation)
    {
        var active = new List<VendorOffer>();
        foreach (var offer in await offers.ListBySkuAsync(sku, cancellation))
        {
            if ((await knowledge.ReadVendorAsync(offer.VendorId, cancellation))?.Document.Active == true) active.Add(offer);
        }

        return new(SaidUnitRules.Sizes(active, word));
    }
}
