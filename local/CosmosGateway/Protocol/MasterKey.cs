using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProcurementFunctions.Local.CosmosGateway.Protocol;

/// <summary>
/// Checks that a request was signed with the account's key: HMAC-SHA256 over verb, resource type, resource and date, as
/// the Cosmos DB REST reference describes it. A signature is good for 15 minutes around its date.
/// </summary>
internal sealed class MasterKey(byte[] key, TimeProvider time)
{
    private const string Prefix = "type=master&ver=1.0&sig=";
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(15);

    /// <exception cref="GatewayException">401: not signed, signed by another key, or too long ago.</exception>
    public void Verify(GatewayRequest request)
    {
        var authorization = Uri.UnescapeDataString(request.Header("authorization") ?? "");
        if (!authorization.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            throw Unauthorized("The request is not signed with the account's key.");
        var signature = new byte[64];
        if (!Convert.TryFromBase64String(authorization[Prefix.Length..], signature, out var length) || length != 32)
            throw Unauthorized("The signature is not the base64 of an HMAC-SHA256.");
        var date = request.Header("x-ms-date") ?? throw Unauthorized("The request has no x-ms-date header.");
        if (!DateTimeOffset.TryParseExact(
                date, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signedAt)
            || (time.GetUtcNow() - signedAt).Duration() > GoodFor)
            throw Unauthorized("The request's date is more than 15 minutes away from the server's.");
        if (!request.SignedResources().Any(r => Signs(signature.AsSpan(0, 32), request.Method, r.Type, r.Id, date)))
            throw Unauthorized("The signature does not belong to this request and the account's key.");
    }

    private bool Signs(ReadOnlySpan<byte> signature, string verb, string type, string id, string date)
    {
        var payload = $"{verb.ToLowerInvariant()}\n{type}\n{id}\n{date.ToLowerInvariant()}\n\n";
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(payload.Length));
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(key, bytes.AsSpan(0, Encoding.UTF8.GetBytes(payload, bytes)), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        return CryptographicOperations.FixedTimeEquals(hash, signature);
    }

    private static GatewayException Unauthorized(string message) => new(401, "Unauthorized", message);
}
