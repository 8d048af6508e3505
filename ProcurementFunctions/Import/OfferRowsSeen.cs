using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Import;

/// <summary>The rows of an offers file that were read: of an item and a vendor no two plain ones, and no two contracts, may count on the same day.</summary>
internal sealed class OfferRowsSeen
{
    private readonly Dictionary<(string Sku, string VendorId), List<SupplyContract>> _contracts = [];
    private readonly Dictionary<(string Sku, string VendorId), List<(DateOnly? From, DateOnly? To)>> _plain = [];

    /// <summary>Why a row cannot stand beside an earlier one; null: it can, and is seen where it is good.</summary>
    public string? Overlapping(VendorOffer offer, SupplyContract? contract, bool isGood)
    {
        var key = (offer.Sku, offer.VendorId);
        return contract is null ? Plain(key, offer, isGood) : Contract(key, contract, isGood);
    }

    private string? Contract((string Sku, string VendorId) key, SupplyContract contract, bool isGood)
    {
        if (!_contracts.TryGetValue(key, out var others)) _contracts.Add(key, others = []);
        if (ContractRules.Overlapping(others, contract) is { } other) return ContractRules.SaysOverlap(other);
        if (isGood) others.Add(contract);
        return null;
    }

    private string? Plain((string Sku, string VendorId) key, VendorOffer offer, bool isGood)
    {
        if (!_plain.TryGetValue(key, out var others)) _plain.Add(key, others = []);
        if (others.Exists(other => !(other.From > offer.ValidTo) && !(offer.ValidFrom > other.To)))
            return "an earlier row of the same sku and vendor_id counts on the same days; say with valid_from and valid_to which counts when";
        if (isGood) others.Add((offer.ValidFrom, offer.ValidTo));
        return null;
    }
}
