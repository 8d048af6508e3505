using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProcurementFunctions.Local.VendorSimulator.Webhooks;

/// <summary><c>t=&lt;unix seconds&gt;,v1=&lt;hex HMAC-SHA256 of "&lt;t&gt;.&lt;body&gt;"&gt;</c> with the vendor's secret.</summary>
internal static class WebhookSignature
{
    public const string Header = "X-Signature";

    public static string Of(string body, string secret, DateTimeOffset wallNow)
    {
        var seconds = wallNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}"));
        return $"t={seconds},v1={Convert.ToHexStringLower(hash)}";
    }
}
