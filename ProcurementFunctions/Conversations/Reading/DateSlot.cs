using System.Globalization;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>Reads days: "2027-01-31", "next Friday", "tomorrow", "5 March", "Christmas", "the end of the month"; and spans: "3 weeks".</summary>
internal static class DateSlot
{
    private const double CostOfMonth = 0.05;

    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Words of dates that the language must know.</summary>
    public static IEnumerable<string> Words =>
        Weekdays.Concat(Months).Concat(Weekdays.Select(day => day[..3])).Concat(Months.Select(month => month[..3]))
            .Concat(["today", "tomorrow", "tonight", "christmas", "easter", "week", "weeks", "month", "months", "day", "days", "year", "years", "quarter", "quarters", "next", "end", "fortnight", "hours", "tues", "thurs", "sept"]);

    public static IEnumerable<SlotValue> Read(Parse parse, int place)
    {
        var words = parse.Tokens.Skip(place).Take(6).Select(token => token.Word).ToList();
        if (parse.Tokens[place].Kind == TokenKind.Date)
        {
            if (DateOnly.TryParseExact(words[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) yield return new(place + 1, new Day.On(date));
            yield break;
        }

        var lead = words is ["on" or "this" or "coming" or "the", ..] ? 1 : 0;
        var isNext = words.Count > lead && words[lead] is "next";
        var at = lead + (isNext ? 1 : 0);
        var word = at < words.Count ? words[at] : "";
        if (words is ["today" or "tonight", ..]) yield return new(place + 1, new Day.In(0));
        else if (words is ["tomorrow", ..]) yield return new(place + 1, new Day.In(1));
        else if (words is ["the", "day", "after", "tomorrow", ..]) yield return new(place + 4, new Day.In(2));
        else if (WeekdayOf(word) is { } weekday) yield return new(place + at + 1, new Day.Weekday(weekday, isNext));
        else if (word == "christmas") yield return new(place + at + (words.ElementAtOrDefault(at + 1) is "eve" or "day" ? 2 : 1), new Day.Yearly(12, words.ElementAtOrDefault(at + 1) == "eve" ? 24 : 25));
        else if (EndOf(words) is var (length, day)) yield return new(place + length, day);
        foreach (var value in MonthDay(words, place)) yield return value;
    }

    /// <summary>As a number of days: "3 weeks", "a month" (30 days), "the next 10 days".</summary>
    public static IEnumerable<SlotValue> ReadSpan(Parse parse, int place)
    {
        var from = place;
        while (from < parse.Tokens.Count && parse.Tokens[from].Word is "the" or "next" or "coming" or "another") from++;
        if (from >= parse.Tokens.Count) yield break;
        if (parse.Tokens[from].Word == "fortnight") yield return new(from + 1, 14);
        if (from > place && UnitOf(parse.Tokens[from].Word) is { } one) yield return new(from + 1, one);
        if (parse.Tokens[from].Word is "a" && from + 1 < parse.Tokens.Count && parse.Tokens[from + 1].Word == "fortnight") yield return new(from + 2, 14);
        foreach (var number in QuantitySlot.ReadNumber(parse, from))
        {
            if (number.End < parse.Tokens.Count && UnitOf(parse.Tokens[number.End].Word) is { } days) yield return new(number.End + 1, (int)number.Value * days);
        }
    }

    private static (int Length, Day Day)? EndOf(List<string> words) => words switch
    {
        ["the", "end", "of", "the" or "this", "week", ..] => (5, new Day.EndOfWeek()),
        ["the", "end", "of", "the" or "this", "month", ..] => (5, new Day.EndOfMonth()),
        ["the", "end", "of", "the" or "this", "year", ..] => (5, new Day.Yearly(12, 31)),
        ["end", "of", "the" or "this", "week", ..] => (4, new Day.EndOfWeek()),
        ["end", "of", "the" or "this", "month", ..] => (4, new Day.EndOfMonth()),
        ["end", "of", "week", ..] => (3, new Day.EndOfWeek()),
        ["end", "of", "month", ..] => (3, new Day.EndOfMonth()),
        ["end", "of", "the" or "this", "year", ..] => (4, new Day.Yearly(12, 31)),
        ["the", "weekend", ..] or ["this", "weekend", ..] => (2, new Day.Weekday(DayOfWeek.Saturday, false)),
        _ => null,
    };

    /// <summary>"5 March", "5th of March 2027", "March 5", "March 5th".</summary>
    private static IEnumerable<SlotValue> MonthDay(List<string> words, int place)
    {
        var lead = words is ["the" or "on", ..] ? 1 : 0;
        var rest = words.Skip(lead).ToList();
        // "until January": when it begins. "may" is mostly another word.
        if (lead == 0 && rest is [var name, ..] && name != "may" && MonthOf(name) is { } alone && DayOf(rest.ElementAtOrDefault(1) ?? "") is null)
            yield return new(place + 1, new Day.Yearly(alone, 1), CostOfMonth);
        var (day, month, length) = rest switch
        {
            [var d, "of", var m, ..] when DayOf(d) is { } number && MonthOf(m) is { } named => (number, named, 3),
            [var d, var m, ..] when DayOf(d) is { } number && MonthOf(m) is { } named => (number, named, 2),
            [var m, var d, ..] when DayOf(d) is { } number && MonthOf(m) is { } named => (number, named, 2),
            _ => (0, 0, 0),
        };
        if (length == 0) yield break;
        var after = rest.ElementAtOrDefault(length) is "," ? length + 1 : length;
        if (rest.ElementAtOrDefault(after) is { Length: 4 } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and < 2200)
        {
            if (day <= DateTime.DaysInMonth(year, month)) yield return new(place + lead + after + 1, new Day.On(new(year, month, day)));
        }
        else if (day <= DateTime.DaysInMonth(2024, month)) yield return new(place + lead + length, new Day.Yearly(month, day));
    }

    private static int? DayOf(string word) =>
        int.TryParse(word.TrimEnd('s', 't', 'n', 'd', 'r', 'h'), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;

    private static int? MonthOf(string word) =>
        Array.FindIndex(Months, month => month == word || (word.Length >= 3 && word != "mar" && month.StartsWith(word, StringComparison.Ordinal)) || (word == "mar" && month == "march")) is >= 0 and var index ? index + 1 : null;

    private static DayOfWeek? WeekdayOf(string word) =>
        word.Length >= 3 && word is not "sun" and not "sat" && Array.FindIndex(Weekdays, day => day == word || (word.Length <= 5 && day.StartsWith(word, StringComparison.Ordinal))) is >= 0 and var index ? (DayOfWeek)index : null;

    private static int? UnitOf(string word) => word switch
    {
        "day" or "days" => 1,
        "week" or "weeks" => 7,
        "month" or "months" => 30,
        "quarter" or "quarters" => 91,
        "year" or "years" => 365,
        _ => null,
    };
}
