namespace ProcurementFunctions.Credentials;

/// <summary>The access tokens for the vendors, kept until shortly before they expire.</summary>
public interface IVendorTokens
{
    /// <summary>
    /// A token that the vendor should accept. However many callers ask, one fetches it and the others wait; a failure to
    /// fetch reaches those that waited for it.
    /// </summary>
    Task<string> GetAsync(string vendorId, CancellationToken cancellation);

    /// <summary>Forgets a token that the vendor refused; a newer one stays.</summary>
    Task DiscardAsync(string vendorId, string token, CancellationToken cancellation);
}
