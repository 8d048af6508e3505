namespace ProcurementFunctions.Vendors;

/// <summary>Where a vendor's interface is.</summary>
internal static class VendorAddresses
{
    /// <summary>The address of one of the vendor's resources, such as "orders/PO-1".</summary>
    public static Uri AddressOf(this VendorOptions options, string vendorId, string resource)
    {
        var root = options.Endpoints.TryGetValue(vendorId, out var own)
            ? own.ToString()
            : options.Endpoint.Replace("{vendorId}", Uri.EscapeDataString(vendorId), StringComparison.Ordinal);
        return new Uri($"{root.TrimEnd('/')}/{resource}", UriKind.Absolute);
    }
}
