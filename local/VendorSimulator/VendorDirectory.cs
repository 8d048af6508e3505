namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>The vendors of a simulator, by id.</summary>
internal sealed class VendorDirectory
{
    private readonly Dictionary<string, VendorDesk> _desks;

    /// <exception cref="ArgumentException">An offer makes no sense, or an id is there twice.</exception>
    public VendorDirectory(VendorSimulatorOptions options, SeededDraw draw)
    {
        foreach (var vendor in options.Vendors)
            Check(vendor);
        var bySku = options.Vendors
            .SelectMany(vendor => vendor.Offers.Select(offer => (offer.Sku, vendor.Id)))
            .ToLookup(pair => pair.Sku, pair => pair.Id);
        _desks = options.Vendors.ToDictionary(
            vendor => vendor.Id,
            vendor => new VendorDesk(
                vendor,
                Adjusted(options, vendor, VendorTemper.ProfileOf(vendor.Id, draw)),
                vendor.Offers.Select(offer => offer.Sku).Where(sku => bySku[sku].Count() == 1).ToHashSet()),
            StringComparer.Ordinal);
    }

    public VendorDesk? Find(string vendorId) => _desks.GetValueOrDefault(vendorId);

    /// <exception cref="ArgumentException">There is no such vendor.</exception>
    public VendorDesk Get(string vendorId) =>
        Find(vendorId) ?? throw new ArgumentException($"There is no simulated vendor '{vendorId}'.", nameof(vendorId));

    private static void Check(SimulatedVendor vendor)
    {
        if (vendor.Offers.FirstOrDefault(offer =>
                offer.MinOrderQty < 1 || offer.PackSize < 1 || offer.LeadTimeDays < 0 || offer.UnitPrice < 0
                || offer.MaxOrderQty < offer.MinOrderQty) is { } wrong)
            throw new ArgumentException($"The offer of {wrong.Sku} by vendor {vendor.Id} makes no sense: {wrong}.");
    }

    private static VendorProfile Adjusted(VendorSimulatorOptions options, SimulatedVendor vendor, VendorProfile profile) =>
        options.AdjustProfile?.Invoke(vendor, profile) ?? profile;
}
