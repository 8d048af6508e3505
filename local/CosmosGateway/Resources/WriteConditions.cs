using ProcurementFunctions.Local.CosmosGateway.Protocol;
using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>The ETags under which a write may happen.</summary>
/// <param name="IfMatch">The document must have this ETag; "*": there must be one.</param>
/// <param name="IfNoneMatch">The document must not have this ETag; "*": there must be none.</param>
internal readonly record struct WriteConditions(string? IfMatch, string? IfNoneMatch)
{
    public static WriteConditions Of(GatewayRequest request) => new(request.Header("If-Match"), request.Header("If-None-Match"));

    public bool Hold(DocumentRow existing)
    {
        if (IfMatch is null && IfNoneMatch is null) return true;
        var etag = ResourceIds.ETag(existing.Version);
        return (IfMatch is null or "*" || IfMatch == etag) && IfNoneMatch != "*" && IfNoneMatch != etag;
    }
}
