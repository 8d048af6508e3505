using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ProcurementFunctions.Shops;

/// <summary>
/// Whether an event is signed with a shop's secret: the base64 form of HMAC-SHA256 of the body, in <c>X-WC-Webhook-Signature</c> or
/// <c>X-Shopify-Hmac-Sha256</c>. Neither signs a time; so events only say where to look.
/// </summary>
internal static class ShopSignatures
{
    private const int Length = 44;

    public static string HeaderOf(ShopKind kind) => kind == ShopKind.Shopify ? "X-Shopify-Hmac-Sha256" : "X-WC-Webhook-Signature";

    /// <summary>A shop that is not known, or takes no events, takes the same time as a wrong signature.</summary>
    public static bool IsSigned(HttpRequest request, Shop? shop, ReadOnlySpan<byte> body)
    {
        var secret = shop?.Options.WebhookSecret ?? "";
        var header = request.Headers[HeaderOf(shop?.Kind ?? ShopKind.WooCommerce)];
        Span<byte> told = stackalloc byte[HMACSHA256.HashSizeInBytes];
        told.Clear();
        var isRead = header.Count == 1 && header[0] is { Length: Length } text && Convert.TryFromBase64String(text, told, out var length) && length == HMACSHA256.HashSizeInBytes;
        Span<byte> own = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Length > 0 ? secret : "unknown"), body, own);
        return CryptographicOperations.FixedTimeEquals(own, told) && isRead && secret.Length > 0;
    }
}
