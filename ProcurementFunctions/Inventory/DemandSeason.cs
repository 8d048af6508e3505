namespace ProcurementFunctions.Inventory;

/// <summary>A season that comes every year; see <see cref="SeasonRules"/>.</summary>
/// <param name="Level">Units a day, on the average of a year.</param>
/// <param name="StandardDeviation">Of the units of single days, at that level.</param>
/// <param name="Index">How many times the level is asked for on a day of each month, January first.</param>
public sealed record DemandSeason(double Level, double StandardDeviation, IReadOnlyList<double> Index)
{
    /// <summary>The day from which the figures that it comes with look ahead.</summary>
    public DateOnly From { get; init; }

    /// <summary>How many times the level they are.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>Units expected of a day.</summary>
    public double On(DateOnly day) => Level * Index[day.Month - 1];

    /// <summary>Units expected of so many days, the first of them so many days after <see cref="From"/>.</summary>
    public double Ahead(int skip, int days) => Level * SeasonRules.Sum(Index, From.AddDays(skip), days);

    internal DemandSeason Times(double factor) =>
        this with { Level = Level * factor, StandardDeviation = StandardDeviation * factor };
}
