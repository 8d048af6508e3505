using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>Scenarios as they stand in files, one a line.</summary>
internal static class ScenarioFiles
{
    private static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web);
    private static readonly JsonSerializerOptions Strict = new(Lenient) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Our own sets: a folder for each shop.</summary>
    public static string Own { get; } = Path.Combine(Repository.Root, "ProcurementFunctions.Tests", "Conversations", "Talks", "Sets");

    /// <summary>A set that stands beside the repository where it is wanted; null when it is not there.</summary>
    public static string? Handover { get; } = FindBeside("shared", "evaluation", "talk", "handover.jsonl");

    /// <summary>All of a shop's own files, in the order of their names. An unknown key in them is a mistake.</summary>
    public static IReadOnlyList<Scenario> ReadOwn(string shop) =>
        [.. Directory.EnumerateFiles(Path.Combine(Own, shop), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(file => Read(file, Strict))];

    public static IReadOnlyList<Scenario> Read(string path) => [.. Read(path, Lenient)];

    private static IEnumerable<Scenario> Read(string path, JsonSerializerOptions options)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            yield return Parse(line, options, $"{Path.GetFileName(path)}:{number}");
        }
    }

    private static Scenario Parse(string line, JsonSerializerOptions options, string where)
    {
        try
        {
            return JsonSerializer.Deserialize<Scenario>(line, options) ?? throw new JsonException("there is no scenario");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{where}: {e.Message}", e);
        }
    }

    private static string? FindBeside(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine([folder.FullName, .. parts]);
            if (File.Exists(file)) return file;
        }

        return null;
    }
}
