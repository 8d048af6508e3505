namespace ProcurementFunctions.Credentials;

/// <summary>Asks a vendor for an access token.</summary>
public interface IVendorTokenSource
{
    /// <summary>Fetches a new token; throws where the vendor gives none, without a secret in the message.</summary>
    Task<FetchedToken> FetchAsync(string vendorId, CancellationToken cancellation);
}
