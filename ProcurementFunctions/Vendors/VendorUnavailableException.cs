namespace ProcurementFunctions.Vendors;

/// <summary>
/// A vendor did not answer, or not as agreed, and may do so later. Whether what was asked of it took effect is not known.
/// </summary>
public sealed class VendorUnavailableException(string vendorId, string reason, Exception? inner = null)
    : Exception($"vendor {vendorId}: {reason}", inner)
{
    public string VendorId { get; } = vendorId;
}
