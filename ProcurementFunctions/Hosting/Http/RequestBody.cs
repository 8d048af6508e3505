using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Hosting.Http;

/// <summary>Reads request bodies within their limits.</summary>
public static class RequestBody
{
    /// <summary>
    /// Reads a JSON body strictly: malformed, unknown or repeated fields, wrong types and missing required fields are all
    /// named by field.
    /// </summary>
    /// <exception cref="ProblemException">400, 413 over the limit, 415 for another content type.</exception>
    /// <param name="readPlain">
    /// Reads bodies of the plainest form quickly; null for all others, among them all that are wrong, which are then read by
    /// <paramref name="json"/>.
    /// </param>
    public static async Task<T> ReadBodyAsync<T>(
        this HttpRequest request,
        JsonTypeInfo<T> json,
        CancellationToken cancellation,
        long limit = BodyLimits.Default,
        Func<ReadOnlySpan<byte>, T?>? readPlain = null)
        where T : class
    {
        if (!IsJson(request.ContentType))
            throw new ProblemException(415, "Unsupported content type", "send the body as Content-Type: application/json");
        var body = await request.ReadBytesAsync(limit, cancellation);
        return readPlain?.Invoke(body) ?? JsonBody.Read(body, json);
    }

    /// <summary>The whole body. Read once, it can be asked for again.</summary>
    /// <exception cref="ProblemException">413: it is larger than the limit.</exception>
    public static async Task<byte[]> ReadBytesAsync(
        this HttpRequest request, long limit, CancellationToken cancellation)
    {
        if (request.HttpContext.Features.Get<ReadBody>() is { } read) return read.Bytes;
        var body = request.ContentLength is { } length && length <= limit
            ? await request.ReadKnownLengthAsync((int)length, cancellation)
            : await request.ReadUnknownLengthAsync(limit, cancellation);
        request.HttpContext.Features.Set(new ReadBody(body));
        return body;
    }

    /// <summary>The server gives no more bytes than the length that was announced.</summary>
    private static async Task<byte[]> ReadKnownLengthAsync(this HttpRequest request, int length, CancellationToken cancellation)
    {
        var body = new byte[length];
        var read = await request.Body.ReadAtLeastAsync(body, length, throwOnEndOfStream: false, cancellation);
        return read == length ? body : body[..read];
    }

    private static async Task<byte[]> ReadUnknownLengthAsync(this HttpRequest request, long limit, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await request.OpenBody(limit).CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }

    /// <summary>The body as a stream that answers 413 when more than <paramref name="limit"/> bytes come.</summary>
    /// <exception cref="ProblemException">413: it says itself that it is larger.</exception>
    public static Stream OpenBody(this HttpRequest request, long limit)
    {
        if (request.ContentLength > limit) throw LimitedStream.TooLarge(limit);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
            server.MaxRequestBodySize = MostOnTheWire(limit);
        return new LimitedStream(request.Body, limit);
    }

    /// <summary>The server counts the framing of chunks too: five bytes and more for each, be it of a single byte.</summary>
    private static long MostOnTheWire(long limit) => (8 * limit) + 4096;

    /// <summary>What tells this body from another, for <see cref="AnswerOnce"/>.</summary>
    internal static string Fingerprint(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    private static bool IsJson(string? contentType) =>
        contentType == "application/json" || IsKindOfJson(contentType);

    private static bool IsKindOfJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Keeps what was read with the request.</summary>
    private sealed record ReadBody(byte[] Bytes);
}
