namespace ProcurementFunctions.Knowledge;

/// <summary>
/// When a vendor that works on some days alone delivers: its lead time counts its working days, from the one on which it takes
/// the order. Pure.
/// </summary>
public static class CalendarRules
{
    private const int MostSpans = 100;
    private const int MostText = 100;

    // A vendor that works one day a week and is closed for months still comes to an end.
    private const int MostDays = 36_600;

    /// <summary>Days from the order until its goods come, at the same time of the day.</summary>
    /// <param name="leadTimeDays">As the vendor states them: working days.</param>
    public static double DaysUntil(VendorCalendar calendar, DateTimeOffset ordered, int leadTimeDays)
    {
        var day = TakenOn(calendar, ordered);
        var today = DateOnly.FromDateTime(ordered.UtcDateTime);
        for (var left = leadTimeDays; left > 0 && day.DayNumber - today.DayNumber < MostDays; left--) day = NextWorking(calendar, day.AddDays(1));
        return day.DayNumber - today.DayNumber;
    }

    /// <summary>Why that is more than the days of its lead time, such as "closed 2026-12-24 to 2027-01-01"; null: it is not.</summary>
    public static string? Reason(VendorCalendar calendar, DateTimeOffset ordered, int leadTimeDays)
    {
        var days = (int)DaysUntil(calendar, ordered, leadTimeDays);
        if (days <= leadTimeDays) return null;
        var (from, to) = (DateOnly.FromDateTime(ordered.UtcDateTime), DateOnly.FromDateTime(ordered.UtcDateTime).AddDays(days));
        var closed = (calendar.Closed ?? []).Where(span => span.From <= to && span.To >= from).Select(span => FormattableString.Invariant($"closed {span.From:yyyy-MM-dd} to {span.To:yyyy-MM-dd}"));
        string[] reasons = [.. closed, .. IsAfterCutOff(calendar, ordered) ? [FormattableString.Invariant($"after its cut-off at {calendar.CutOff:HH:mm}")] : Array.Empty<string>()];
        return $"{leadTimeDays} working days{string.Concat(reasons.Select(reason => $", {reason}"))}";
    }

    /// <summary>What is wrong with a calendar, by field; empty: nothing.</summary>
    public static IEnumerable<(string Field, string Message)> Check(VendorCalendar calendar)
    {
        if (calendar.WorkingDays is { } days && (days.Count == 0 || days.Distinct().Count() < days.Count || days.Any(day => !Enum.IsDefined(day))))
            yield return ("calendar.workingDays", "must name each working day once, and one at least");
        if (calendar.Closed is not { } spans) yield break;
        if (spans.Count > MostSpans) yield return ("calendar.closed", $"may hold {MostSpans} spans at most");
        for (var i = 0; i < Math.Min(spans.Count, MostSpans); i++)
        {
            if (spans[i] is not { } span) yield return ($"calendar.closed[{i}]", "must not be null");
            else if (span.To < span.From) yield return ($"calendar.closed[{i}].to", "is before from");
            else if (span.To.DayNumber - span.From.DayNumber > 366) yield return ($"calendar.closed[{i}].to", "is more than a year after from");
            else if (span.Why?.Length > MostText) yield return ($"calendar.closed[{i}].why", $"may have {MostText} characters at most");
        }
    }

    private static DateOnly TakenOn(VendorCalendar calendar, DateTimeOffset ordered)
    {
        var today = DateOnly.FromDateTime(ordered.UtcDateTime);
        return NextWorking(calendar, IsAfterCutOff(calendar, ordered) ? today.AddDays(1) : today);
    }

    private static bool IsAfterCutOff(VendorCalendar calendar, DateTimeOffset ordered) =>
        calendar.CutOff is { } cutOff && TimeOnly.FromDateTime(ordered.UtcDateTime) > cutOff && IsWorking(calendar, DateOnly.FromDateTime(ordered.UtcDateTime));

    private static DateOnly NextWorking(VendorCalendar calendar, DateOnly day)
    {
        for (var i = 0; i < MostDays && !IsWorking(calendar, day); i++) day = day.AddDays(1);
        return day;
    }

    private static bool IsWorking(VendorCalendar calendar, DateOnly day) =>
        (calendar.WorkingDays is not { } days || days.Contains((WorkingDay)day.DayOfWeek))
        && calendar.Closed?.Any(span => span.From <= day && day <= span.To) != true;
}
