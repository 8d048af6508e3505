using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Units;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>Which vendors may be asked for an item: active ones that offer it and that the user has not excluded; of these the one that was named, where one was.</summary>
internal sealed class VendorSelection(IOfferStore offers, IKnowledge knowledge, IPreferencesStore preferences, IVendorChannels channels, TimeProvider time)
{
    /// <summary>Why a vendor is not asked by somebody who wants to know at once.</summary>
    internal const string ByMail = "it is asked by e-mail, which takes hours: begin a purchase, and it is asked";

    public async Task<SelectedVendors> ForAsync(SourcingRequest wish, CancellationToken cancellation)
    {
        var excluded = wish.ForUser is null
            ? []
            : (await preferences.ReadAsync(wish.ForUser, cancellation))?.Document.ExcludedVendors ?? [];
        var (asked, leftOut) = (new List<VendorDocument>(), new List<LeftOutVendor>());
        var offering = await offers.ListBySkuAsync(wish.Sku, cancellation);
        var stockUnit = StockUnitRules.Of(offering);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        foreach (var offer in offering)
        {
            if (await knowledge.ReadVendorAsync(offer.VendorId, cancellation) is not { Document: { } vendor }) continue;
            if ((Reason(vendor) ?? ContractRules.WhyNot(offer, today) ?? StockUnitRules.WhyNot(offer, stockUnit)) is { } reason) leftOut.Add(new(vendor.VendorId, vendor.Name, reason));
            else asked.Add(vendor);
        }

        if (wish.Vendor is { } only && asked.All(vendor => vendor.VendorId != only) && leftOut.All(vendor => vendor.VendorId != only))
            leftOut.Add(new(only, (await knowledge.ReadVendorAsync(only, cancellation))?.Document.Name ?? only, "it does not offer the item"));
        return new(asked, leftOut);

        string? Reason(VendorDocument vendor) => vendor switch
        {
            { Active: false } => "the firm does not buy from it",
            _ when wish.Vendor is { } named && vendor.VendorId != named => $"the requester wants it from {named} alone",
            _ when excluded.Contains(vendor.VendorId) => "the requester excluded it",
            _ when wish.NotAgain?.Contains(vendor.VendorId) == true => "it would not deliver what was ordered of it for this need",
            _ when channels.ChannelOf(vendor) == VendorChannel.Email => channels.WhyNoMail ?? (wish.Cause is null ? ByMail : null),
            _ => null,
        };
    }
}

/// <summary>The vendors of an item: those to be asked, and the others with why not.</summary>
internal sealed record SelectedVendors(IReadOnlyList<VendorDocument> Asked, IReadOnlyList<LeftOutVendor> LeftOut);
