namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>One vendor at work: who it is, what it sells, how it behaves now, and how often it was called.</summary>
internal sealed class VendorDesk(
    SimulatedVendor vendor, VendorProfile profile, IReadOnlySet<string> soldByNobodyElse)
{
    private readonly Dictionary<string, SimulatedOffer> _offers =
        vendor.Offers.ToDictionary(offer => offer.Sku, StringComparer.Ordinal);
    private volatile VendorProfile _profile = profile;

    public SimulatedVendor Vendor { get; } = vendor;

    public string Id => Vendor.Id;

    public VendorCallCounter Calls { get; } = new();

    public VendorProfile Profile
    {
        get => _profile;
        set => _profile = value;
    }

    public SimulatedOffer? OfferOf(string sku) => _offers.GetValueOrDefault(sku);

    /// <summary>Whether no other simulated vendor sells this item.</summary>
    public bool IsOnlySourceOf(string sku) => soldByNobodyElse.Contains(sku);
}
