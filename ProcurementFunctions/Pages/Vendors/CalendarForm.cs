using System.Globalization;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Pages.Vendors;

/// <summary>When a vendor works, as it is typed: days to tick, a time, and a line for each span in which it is closed. Pure.</summary>
internal static class CalendarForm
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>As the text field shows it, such as "2026-12-24 2026-12-31 Christmas".</summary>
    public static string ClosedText(VendorCalendar? calendar) => string.Join('\n', (calendar?.Closed ?? [])
        .Select(span => $"{Shown.Day(span.From)} {Shown.Day(span.To)} {span.Why}".TrimEnd()));

    /// <exception cref="ProblemException">400: a line or the time cannot be read.</exception>
    public static CalendarBody Read(FormValues form)
    {
        var days = Enum.GetValues<WorkingDay>().Where(day => form.IsTicked($"works-{day}")).ToArray();
        var lines = (form.Text("closed") ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(
            days.Length is 0 or 7 ? null : days,
            lines.Length == 0 ? null : [.. lines.Select(SpanOf)],
            form.Text("cutOff") switch
            {
                null => null,
                { } text when TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => time,
                _ => throw ProblemException.BadInput("cutOff", "must be a time such as 14:30"),
            });
    }

    private static ClosedSpanBody SpanOf(string line)
    {
        var parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length >= 2 && Read(parts[0]) is { } from && Read(parts[1]) is { } to
            ? new(from, to, parts.Length == 3 ? parts[2] : null)
            : throw ProblemException.BadInput("closed", "each line must be two days and perhaps why, such as 2026-12-24 2026-12-31 Christmas");
    }

    private static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
