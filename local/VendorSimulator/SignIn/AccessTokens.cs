using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProcurementFunctions.Local.VendorSimulator.SignIn;

/// <summary>
/// Opaque tokens that prove themselves: an expiry and a nonce under an HMAC made from the vendor's secret. They need no
/// store and outlive a restart, but never their expiry on the wall clock.
/// </summary>
internal sealed class AccessTokens(TimeProvider wallTime, TimeSpan lifetime)
{
    private const int NonceBytes = 12;

    public TokenAnswer Issue(SimulatedVendor vendor)
    {
        var expires = wallTime.GetUtcNow().Add(lifetime).ToUnixTimeMilliseconds();
        var claim = string.Create(
            CultureInfo.InvariantCulture, $"{expires}.{RandomNumberGenerator.GetHexString(2 * NonceBytes, lowercase: true)}");
        return new TokenAnswer($"{claim}.{Convert.ToHexStringLower(Seal(vendor, claim))}", (int)lifetime.TotalSeconds);
    }

    public bool IsValid(SimulatedVendor vendor, string token)
    {
        var end = token.LastIndexOf('.');
        if (end < 0)
            return false;
        var claim = token[..end];
        var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Seal(vendor, claim)));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(token[(end + 1)..]))
            && long.TryParse(claim.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var expires)
            && wallTime.GetUtcNow().ToUnixTimeMilliseconds() < expires;
    }

    private static byte[] Seal(SimulatedVendor vendor, string claim) => HMACSHA256.HashData(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(vendor.Secret), "access token"u8),
        Encoding.UTF8.GetBytes($"{vendor.Id}\n{claim}"));
}
