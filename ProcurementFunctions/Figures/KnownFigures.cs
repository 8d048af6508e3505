using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProcurementFunctions.Figures;

/// <summary>The figures that stand in records or in a text: numbers, days, times of day, and codes. Signs do not count.</summary>
internal sealed partial class KnownFigures
{
    private const int LongestName = 200;

    private readonly HashSet<decimal> _numbers = [];
    private readonly HashSet<DateOnly> _days = [];
    private readonly HashSet<string> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    private KnownFigures()
    {
    }

    /// <summary>Names, ids and other texts with a figure in them, the longest first: where they stand whole they are right.</summary>
    public IEnumerable<string> Names => _names.OrderByDescending(name => name.Length);

    /// <param name="today">Stands in what a model is told.</param>
    public static KnownFigures Of(IEnumerable<JsonNode> data, DateOnly today)
    {
        var known = new KnownFigures();
        known._days.Add(today);
        foreach (var one in data) known.Add(one);
        return known;
    }

    public bool HasCode(string code) => _codes.Contains(code);

    public bool HasDay(DateOnly day) => _days.Contains(day);

    /// <param name="year">Null: any.</param>
    public bool HasDay(int month, int day, int? year) => _days.Any(known => known.Month == month && known.Day == day && (year is null || known.Year == year));

    public bool HasMonth(int year, int month) => _days.Any(day => day.Year == year && day.Month == month);

    public bool HasYear(decimal year) => _days.Any(day => day.Year == year);

    /// <summary>Whether it stands there, or something that it is when rounded to two decimals or more.</summary>
    public bool HasNumber(decimal number) => _numbers.Contains(number)
        || (number.Scale is >= 2 and <= 10 && _numbers.Any(known => known < 1e15m && (Math.Round(known, number.Scale, MidpointRounding.AwayFromZero) == number || Math.Round(known, number.Scale) == number)));

    private void Add(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject record:
                foreach (var (name, value) in record)
                {
                    AddText(name);
                    Add(value);
                }

                break;
            case JsonArray list:
                foreach (var entry in list) Add(entry);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                AddText((string)value!);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                _numbers.Add(Math.Abs(number));
                break;
        }
    }

    private void AddText(string text)
    {
        var said = FigureText.Plain(text);
        if (!said.Any(char.IsAsciiDigit)) return;
        foreach (Match at in Moment().Matches(said))
        {
            if (DateOnly.TryParseExact(at.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) _days.Add(day);
            if (at.Groups["time"].Value is { Length: > 0 } time) _codes.Add(time);
        }

        // A month alone is kept as its first day.
        if (Month().IsMatch(said) && DateOnly.TryParseExact($"{said}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) _days.Add(month);
        foreach (var word in FigureText.Words(said))
        {
            _codes.Add(word);
            if (PlainNumber.Read(word, out var number).IsNumber) _numbers.Add(Math.Abs(number));
        }

        if (said.Length <= LongestName && !PlainNumber.Read(said, out _).IsNumber) _names.Add(said);
    }

    [GeneratedRegex(@"(?<!\w)(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2}))?")]
    private static partial Regex Moment();

    [GeneratedRegex(@"^\d{4}-\d{2}$")]
    private static partial Regex Month();
}
