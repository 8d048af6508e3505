using System.Globalization;
using System.Text.Json;

namespace ProcurementFunctions.Shops;

/// <summary>Reads what shops answer, whose numbers may be texts and whose fields may be missing. Pure.</summary>
internal static class JsonReading
{
    public static JsonElement? Field(this JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Empty: it is missing.</summary>
    public static string Text(this JsonElement from, string name) => from.Field(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Trim(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => "",
    };

    /// <summary>Whole units; a part of one is one. Null: it is no number.</summary>
    public static int? Units(this JsonElement from, string name) =>
        decimal.TryParse(from.Text(name), NumberStyles.Number, CultureInfo.InvariantCulture, out var units) && Math.Abs(units) <= 100_000_000
            ? (int)(units < 0 ? Math.Floor(units) : Math.Ceiling(units))
            : null;

    /// <summary>Empty: it is missing, or no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement from, string name) =>
        from.Field(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>A time; where it names no zone, in UTC.</summary>
    /// <exception cref="ShopAwayException">It is none.</exception>
    public static DateTimeOffset Time(this JsonElement from, string name) =>
        DateTimeOffset.TryParse(from.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw NotAsDocumented($"{name} is no time");

    /// <summary>An id of digits, also where it is the last part of <c>gid://…/123</c>.</summary>
    /// <exception cref="ShopAwayException">It is none.</exception>
    public static string Id(this JsonElement from, string name) => from.IdOrNone(name) ?? throw NotAsDocumented($"{name} is no id");

    /// <summary>The same; null: it is none.</summary>
    public static string? IdOrNone(this JsonElement from, string name)
    {
        var text = from.Text(name);
        var id = text.StartsWith("gid://", StringComparison.Ordinal) ? text[(text.LastIndexOf('/') + 1)..] : text;
        return id.Length is >= 1 and <= 20 && id.All(char.IsAsciiDigit) ? id : null;
    }

    private static ShopAwayException NotAsDocumented(string why) => new($"answered something that is not as documented: {why}");
}
