namespace ProcurementFunctions.Vendors;

/// <summary>
/// A vendor did not answer, or not as agreed, and may do so later. Whether what was asked of it took effect is not known.
/// </summary>
public sealed class VendorUnavailableException(string vendorId, string reason, Exception? inner = null)
    : Exception($"vendor {vendorId}: {reason}", inner)
{
    public string VendorId { get; } = vendorId;

    /// <summary>Whether it was reached and said that it cannot answer now; to ask once more costs little.</summary>
    public bool WasReached { get; init; }

    /// <summary>Whether a person answers for it, who was asked by e-mail and takes their time: nothing has failed, and to ask again soon is of no use.</summary>
    public bool IsAwaited { get; init; }

    /// <summary>What kind of failure it was, of few kinds: an HTTP status, or the type of what was thrown.</summary>
    public string ErrorType { get; init; } = inner?.GetType().FullName ?? typeof(VendorUnavailableException).FullName!;
}
