using System.Text.Json.Serialization;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>A day as it was said; which date it is depends on the day on which it was said.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Day.On), "on")]
[JsonDerivedType(typeof(Day.In), "in")]
[JsonDerivedType(typeof(Day.Weekday), "weekday")]
[JsonDerivedType(typeof(Day.Yearly), "yearly")]
[JsonDerivedType(typeof(Day.EndOfWeek), "endOfWeek")]
[JsonDerivedType(typeof(Day.EndOfMonth), "endOfMonth")]
internal abstract record Day
{
    /// <summary>The date, given today's; "Friday" is the next one that comes, and "next Friday" the one of next week.</summary>
    public abstract DateOnly From(DateOnly today);

    internal sealed record On(DateOnly Date) : Day
    {
        public override DateOnly From(DateOnly today) => Date;
    }

    /// <summary>In so many days.</summary>
    internal sealed record In(int Days) : Day
    {
        public override DateOnly From(DateOnly today) => today.AddDays(Days);
    }

    internal sealed record Weekday(DayOfWeek DayOfWeek, bool IsNext) : Day
    {
        public override DateOnly From(DateOnly today)
        {
            var ahead = ((int)DayOfWeek - (int)today.DayOfWeek + 7) % 7;
            if (ahead == 0) ahead = 7;
            // A week begins on Monday.
            var isThisWeek = ((int)DayOfWeek + 6) % 7 > ((int)today.DayOfWeek + 6) % 7;
            return today.AddDays(IsNext && isThisWeek ? ahead + 7 : ahead);
        }
    }

    /// <summary>A day of each year; the next one that comes.</summary>
    internal sealed record Yearly(int Month, int DayOfMonth) : Day
    {
        public override DateOnly From(DateOnly today)
        {
            for (var year = today.Year; ; year++)
            {
                if (DayOfMonth <= DateTime.DaysInMonth(year, Month) && new DateOnly(year, Month, DayOfMonth) is var date && date >= today) return date;
            }
        }
    }

    /// <summary>The Friday of this week, or of the next where that has passed.</summary>
    internal sealed record EndOfWeek : Day
    {
        public override DateOnly From(DateOnly today) => today.AddDays(((int)DayOfWeek.Friday - (int)today.DayOfWeek + 7) % 7);
    }

    internal sealed record EndOfMonth : Day
    {
        public override DateOnly From(DateOnly today) => new(today.Year, today.Month, DateTime.DaysInMonth(today.Year, today.Month));
    }
}
