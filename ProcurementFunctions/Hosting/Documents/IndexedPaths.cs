using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace ProcurementFunctions.Hosting.Documents;

/// <summary>By which properties documents are searched and sorted: as it is deployed, from <c>infra/cosmos-containers.json</c>.</summary>
internal static class IndexedPaths
{
    private const string Resource = "cosmos-containers.json";
    private static readonly Lazy<Dictionary<string, string[]>> Deployed = new(Read);

    /// <summary>Null: the container is none of the app's.</summary>
    public static IndexingPolicy? PolicyOf(string container)
    {
        if (!Deployed.Value.TryGetValue(container, out var paths)) return null;
        var policy = new IndexingPolicy { ExcludedPaths = { new ExcludedPath { Path = "/*" } } };
        foreach (var path in paths) policy.IncludedPaths.Add(new IncludedPath { Path = path });
        return policy;
    }

    /// <summary>Whether a container that exists is searched by them.</summary>
    public static bool AreThoseOf(ContainerProperties container) => !Deployed.Value.TryGetValue(container.Id, out var paths)
        || container.IndexingPolicy.IncludedPaths.Select(path => path.Path).ToHashSet(StringComparer.Ordinal).SetEquals(paths);

    private static Dictionary<string, string[]> Read()
    {
        using var stream = typeof(IndexedPaths).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the app");
        using var containers = JsonDocument.Parse(stream);
        return containers.RootElement.EnumerateArray().ToDictionary(
            one => one.GetProperty("name").GetString()!, one => one.GetProperty("indexed").EnumerateArray().Select(path => path.GetString()!).ToArray());
    }
}
