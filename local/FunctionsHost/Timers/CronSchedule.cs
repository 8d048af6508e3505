using System.Diagnostics.CodeAnalysis;
using NCrontab;

namespace ProcurementFunctions.Local.FunctionsHost.Timers;

/// <summary>Ticks by an NCrontab expression of six fields, seconds first; with five fields, at second 0.</summary>
internal sealed class CronSchedule : ITimerSchedule
{
    private const int FieldsWithoutSeconds = 5;

    // The rarest day there is, a 29 February on a given weekday, comes within 40 years; what does not, never comes.
    private const int YearsToLookAhead = 50;
    private readonly CrontabSchedule _expression;

    private CronSchedule(string text, CrontabSchedule expression)
    {
        Text = text;
        _expression = expression;
    }

    public string Text { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out CronSchedule? schedule)
    {
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var expression = CrontabSchedule.TryParse(
            string.Join(' ', fields),
            new CrontabSchedule.ParseOptions { IncludingSeconds = fields.Length != FieldsWithoutSeconds });
        schedule = expression is null ? null : new CronSchedule(text, expression);
        return schedule is not null;
    }

    public DateTimeOffset? NextAfter(DateTimeOffset time)
    {
        var end = time.UtcDateTime.AddYears(YearsToLookAhead);
        var next = _expression.GetNextOccurrence(time.UtcDateTime, end);
        return next >= end ? null : new DateTimeOffset(next, TimeSpan.Zero);
    }
}
