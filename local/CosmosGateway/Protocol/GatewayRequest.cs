using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ProcurementFunctions.Local.CosmosGateway.Protocol;

/// <summary>A request as the protocol sees it: a path of resource types and names, headers, a body.</summary>
internal sealed class GatewayRequest
{
    /// <summary>The largest document that Cosmos DB takes.</summary>
    public const int LargestBody = 2 * 1024 * 1024;

    private readonly HttpContext _context;
    private readonly string _path;

    public GatewayRequest(HttpContext context)
    {
        _context = context;
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        _path = (query < 0 ? target : target[..query]).Trim('/');
        Segments = _path.Length == 0 ? [] : Array.ConvertAll(_path.Split('/'), Uri.UnescapeDataString);
    }

    /// <summary>Types and names in turn: dbs, shop, colls, orders, docs, 17.</summary>
    public string[] Segments { get; }

    public string Method => _context.Request.Method;

    /// <summary>Whether it would change something, and is no query that is sent as a POST.</summary>
    public bool IsWrite => Method is "PUT" or "PATCH" or "DELETE" || (Method == "POST" && !IsQuery && !HasFlag("x-ms-cosmos-is-query-plan-request"));

    public bool IsQuery => HasFlag("x-ms-documentdb-isquery")
        || Header("Content-Type")?.StartsWith("application/query+json", StringComparison.OrdinalIgnoreCase) == true;

    public CancellationToken Aborted => _context.RequestAborted;

    public string? Header(string name) => _context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    public bool HasFlag(string header) => string.Equals(Header(header), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The body, whole.</summary>
    /// <exception cref="GatewayException">413: it is larger than a document may be.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadBodyAsync()
    {
        var length = _context.Request.ContentLength;
        if (length > LargestBody) throw TooLarge();
        if (length is { } known)
        {
            var exact = new byte[known];
            await _context.Request.Body.ReadExactlyAsync(exact, Aborted);
            return exact;
        }

        using var body = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int read; (read = await _context.Request.Body.ReadAsync(part, Aborted)) > 0;)
        {
            body.Write(part, 0, read);
            if (body.Length > LargestBody) throw TooLarge();
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <summary>
    /// What the request's signature may be over. A path of an odd number of segments asks for a feed, whose signed
    /// resource is its owner. Names are signed as they are, escaped or not; a rid alone and in lower case.
    /// </summary>
    public IEnumerable<(string Type, string Id)> SignedResources()
    {
        var ofFeed = Segments.Length % 2 == 1;
        var type = Segments.Length == 0 ? "" : (ofFeed ? Segments[^1] : Segments[^2]).ToLowerInvariant();
        var id = ofFeed ? _path[..Math.Max(0, _path.LastIndexOf('/'))] : _path;
        yield return (type, Uri.UnescapeDataString(id));
        if (id.Contains('%', StringComparison.Ordinal)) yield return (type, id);
        var rid = ofFeed ? Segments.Length > 1 ? Segments[^2] : "" : Segments.Length > 0 ? Segments[^1] : "";
        yield return (type, rid.ToLowerInvariant());
    }

    private static GatewayException TooLarge() =>
        new(413, "RequestEntityTooLarge", $"The body is larger than {LargestBody} bytes.");
}
