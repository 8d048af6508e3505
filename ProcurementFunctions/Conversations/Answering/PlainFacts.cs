using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Conversations.Rules;

namespace ProcurementFunctions.Conversations.Answering;

/// <summary>What was looked up, as it stands, in lines that people can read. Pure.</summary>
internal static class PlainFacts
{
    private const int MostLetters = 1_500;
    private const int MostOfOne = 600;
    private const int MostOfLine = 200;
    private const int MostEntries = 3;

    /// <summary>What is no fact but the form of a record.</summary>
    private static readonly HashSet<string> Forms = new(StringComparer.Ordinal) { "cursor", "nextCursor", "digest", "etag", "schemaVersion", "version" };

    public static string Of(IReadOnlyList<LookedUp> found)
    {
        var text = new StringBuilder();
        foreach (var one in found)
        {
            var lines = Lines(one.Data!).ToList();
            var part = $"{one.Title}{(one.About.Length > 0 ? $" ({Phrases.Shortened(one.About)})" : "")}:\n{(lines.Count == 0 ? "- nothing" : Joined(lines))}\n";
            if (text.Length + part.Length > MostLetters) return text.Append('…').ToString();
            text.Append(part);
        }

        return text.ToString().TrimEnd();
    }

    private static string Joined(List<string> lines)
    {
        var kept = lines.TakeWhile((_, index) => lines.Take(index + 1).Sum(line => line.Length) <= MostOfOne).ToList();
        return string.Join('\n', kept.Count < lines.Count ? kept.Append("- …") : kept);
    }

    /// <summary>A line for the fields of the record, and one for each entry of its lists.</summary>
    private static IEnumerable<string> Lines(JsonNode data)
    {
        if (data is not JsonObject record)
        {
            foreach (var line in EntriesOf("", data)) yield return line;
            yield break;
        }

        if (Fields(record) is { Length: > 0 } fields) yield return $"- {Shortened(fields)}";
        foreach (var (name, value) in record.Where(field => field.Value is JsonArray && !Forms.Contains(field.Key)))
        {
            foreach (var line in EntriesOf(name, value!)) yield return line;
        }
    }

    private static IEnumerable<string> EntriesOf(string name, JsonNode data)
    {
        var entries = data as JsonArray ?? [data.DeepClone()];
        var label = name.Length == 0 || name == "items" ? "" : $"{Words(name)}: ";
        foreach (var entry in entries.Take(MostEntries)) yield return $"- {label}{Shortened(Shown(entry))}";
        if (entries.Count > MostEntries) yield return $"- {label}and more";
    }

    /// <summary>At a space, as half of a figure is another figure.</summary>
    private static string Shortened(string text) => text.Length <= MostOfLine ? text : $"{text[..Math.Max(0, text.LastIndexOf(' ', MostOfLine))]} …";

    private static string Fields(JsonObject record) => string.Join(
        ", ",
        record.Where(field => field.Value is not null and not JsonArray && !Forms.Contains(field.Key))
            .Select(field => field.Value is JsonObject inner ? $"{Words(field.Key)} ({Fields(inner)})" : $"{Words(field.Key)} {Shown(field.Value)}"));

    private static string Shown(JsonNode? node) => node switch
    {
        null => "none",
        JsonObject record => Fields(record),
        JsonArray list => string.Join(", ", list.Select(Shown)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => (string)value!,
        JsonValue { } value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValueKind() == JsonValueKind.True ? "yes" : "no",
        _ => node.ToJsonString(),
    };

    /// <summary>"unitPrice" is "unit price"; a name that is a code, such as a SKU, stays.</summary>
    private static string Words(string name) => name.Any(letter => !char.IsAsciiLetter(letter)) || !char.IsAsciiLetterLower(name[0])
        ? name
        : string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
