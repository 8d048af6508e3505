using System.Text.Json;

namespace ProcurementFunctions.Hosting.Audit;

/// <summary>Says in which fields two JSON objects differ.</summary>
internal static class JsonChanges
{
    /// <summary>One change for each field, nested ones by their path; arrays are compared as a whole.</summary>
    public static IReadOnlyList<FieldChange> Between(JsonElement before, JsonElement after)
    {
        var changes = new List<FieldChange>();
        Compare(before, after, "", changes);
        return changes;
    }

    private static void Compare(JsonElement? before, JsonElement? after, string path, List<FieldChange> changes)
    {
        if (before is { ValueKind: JsonValueKind.Object } b && after is { ValueKind: JsonValueKind.Object } a)
        {
            foreach (var name in NamesOf(b).Union(NamesOf(a)))
                Compare(Field(b, name), Field(a, name), path.Length == 0 ? name : $"{path}.{name}", changes);
            return;
        }

        var (from, to) = (before?.GetRawText(), after?.GetRawText());
        if (from != to) changes.Add(new(path, from, to));
    }

    private static IEnumerable<string> NamesOf(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private static JsonElement? Field(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : null;
}
