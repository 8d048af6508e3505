using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProcurementFunctions.Vendors;

/// <summary>
/// The signature of a vendor's webhook: header <c>X-Signature: t=&lt;unix seconds&gt;,v1=&lt;hex&gt;</c>, where v1 is
/// HMAC-SHA256 of "t.body" with the vendor's secret.
/// </summary>
internal static class WebhookSignature
{
    public const string Header = "X-Signature";

    /// <summary>How far the time in a signature may be from the clock on the wall, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static bool IsValid(string? header, ReadOnlySpan<byte> body, string secret, DateTimeOffset now)
    {
        if (!TryParse(header, out var time, out var signature)) return false;
        if (Math.Abs(now.ToUnixTimeSeconds() - time) > Tolerance.TotalSeconds) return false;
        return CryptographicOperations.FixedTimeEquals(Compute(time, body, secret), signature);
    }

    public static string Sign(ReadOnlySpan<byte> body, string secret, DateTimeOffset now)
    {
        var time = now.ToUnixTimeSeconds();
        return string.Create(
            CultureInfo.InvariantCulture, $"t={time},v1={Convert.ToHexStringLower(Compute(time, body, secret))}");
    }

    private static byte[] Compute(long time, ReadOnlySpan<byte> body, string secret)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{time}.")));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    private static bool TryParse(string? header, out long time, out byte[] signature)
    {
        (time, signature) = (0, []);
        if (header is not { Length: <= 200 }) return false;
        foreach (var part in header.Split(','))
        {
            if (part.StartsWith("t=", StringComparison.Ordinal))
            {
                if (!long.TryParse(part.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out time)) return false;
            }
            else if (part.StartsWith("v1=", StringComparison.Ordinal))
            {
                signature = new byte[HMACSHA256.HashSizeInBytes];
                if (part.Length != 3 + (signature.Length * 2)
                    || Convert.FromHexString(part.AsSpan(3), signature, out _, out _) != System.Buffers.OperationStatus.Done)
                    return false;
            }
        }

        return time > 0 && signature.Length > 0;
    }
}
