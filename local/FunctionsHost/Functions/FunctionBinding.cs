using System.Text.Json;

namespace ProcurementFunctions.Local.FunctionsHost.Functions;

/// <summary>A binding of a function, as its metadata declares it.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Type">What it is bound to, such as "httpTrigger".</param>
/// <param name="Settings">The whole declaration.</param>
internal sealed record FunctionBinding(string Name, string Type, JsonElement Settings)
{
    public static FunctionBinding Read(string raw)
    {
        var settings = JsonElement.Parse(raw);
        return new FunctionBinding(TextOf(settings, "name") ?? "", TextOf(settings, "type") ?? "", settings);
    }

    public bool Is(string type) => Type.Equals(type, StringComparison.OrdinalIgnoreCase);

    public string? Text(string name) => TextOf(Settings, name);

    public bool Flag(string name, bool otherwise) =>
        Settings.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : otherwise;

    public IEnumerable<string> Texts(string name) => Settings.TryGetProperty(name, out var values) && values.ValueKind == JsonValueKind.Array
        ? values.EnumerateArray().Select(value => value.GetString()!)
        : [];

    private static string? TextOf(JsonElement settings, string name) =>
        settings.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
