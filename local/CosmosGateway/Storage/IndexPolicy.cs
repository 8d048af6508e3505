using System.Buffers;
using System.Text.Json.Nodes;

namespace ProcurementFunctions.Local.CosmosGateway.Storage;

/// <summary>Which properties a container's indexing policy names. Pure.</summary>
internal static class IndexPolicy
{
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("/*[]\"\\");

    /// <summary>
    /// Those of the document itself, such as <c>/status/?</c> and <c>/untold/*</c>. What lies deeper, and a policy that includes everything,
    /// is answered by reading.
    /// </summary>
    public static IndexedName[] NamesOf(JsonNode definition) => definition["indexingPolicy"] is JsonObject policy && (string?)policy["indexingMode"] != "none"
        ? [.. (policy["includedPaths"] as JsonArray ?? []).Select(path => NameOf((string?)path?["path"])).OfType<IndexedName>().DistinctBy(one => one.Name, StringComparer.Ordinal)]
        : [];

    private static IndexedName? NameOf(string? path)
    {
        if (path is null || path.Length < 4 || path[0] != '/' || path[^2] != '/' || path[^1] is not ('?' or '*')) return null;
        var name = path[1..^2];
        if (name is ['"', .. var quoted, '"']) name = quoted;
        return name.Length > 0 && !name.AsSpan().ContainsAny(NotInNames) ? new(name, IsDeep: path[^1] == '*') : null;
    }
}
