using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ProcurementFunctions.Local.VendorSimulator.SignIn;

/// <summary>Who asks for a token, as the request says.</summary>
internal sealed record ClientCredentials(string Id, string Secret)
{
    /// <summary>From a Basic header, else from the form; null where there are none or they cannot be read.</summary>
    public static ClientCredentials? Read(string? authorization, IFormCollection form)
    {
        if (!string.IsNullOrEmpty(authorization))
            return FromBasic(authorization);
        return form.TryGetValue("client_id", out var id) && form.TryGetValue("client_secret", out var secret)
            && id.Count == 1 && secret.Count == 1
            ? new ClientCredentials(id.ToString(), secret.ToString())
            : null;
    }

    /// <summary>Compares both parts in a time that tells nothing about where they differ.</summary>
    public bool AreOf(SimulatedVendor vendor) => Same(Id, vendor.Id) & Same(Secret, vendor.Secret);

    private static ClientCredentials? FromBasic(string authorization)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out var header)
            || !string.Equals(header.Scheme, "Basic", StringComparison.OrdinalIgnoreCase) || header.Parameter is null)
            return null;
        var bytes = new byte[header.Parameter.Length];
        if (!Convert.TryFromBase64String(header.Parameter, bytes, out var length))
            return null;
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        // RFC 6749, 2.3.1: both parts are form-encoded before they are joined.
        return parts.Length == 2
            ? new ClientCredentials(System.Net.WebUtility.UrlDecode(parts[0]), System.Net.WebUtility.UrlDecode(parts[1]))
            : null;
    }

    private static bool Same(string given, string expected) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
