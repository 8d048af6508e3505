namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>An item of the simulated shop and how customers ask for it.</summary>
/// <param name="Price">The list price of a unit.</param>
/// <param name="PerDay">Units a day, on the average of the year; of an intermittent item, units of one demand.</param>
/// <param name="Swing">How far the season takes it up and down, as a share; the peak is in the middle of the year.</param>
/// <param name="Chance">The probability of a demand on a day; 1: every day.</param>
/// <param name="StopsOn">The day of the simulated year from which nobody asks for it any more.</param>
/// <param name="IsOfWinter">Whether it is mostly sold in November and December: nine times as much on a day as in the other months.</param>
/// <param name="IsVaried">Whether the units of one demand are very unlike: anything up to twice as many alike.</param>
internal sealed record YearItem(
    string Sku, string Kind, decimal Price, double PerDay, double Swing = 0, double Chance = 1, int? StopsOn = null, bool IsOfWinter = false, bool IsVaried = false)
{
    // 61 of 365 days sell 9 times what the others do, so that the year's mean is 1.
    private const double OutOfSeason = 365.0 / (304 + (9 * 61));

    /// <summary>The first day of the simulated year.</summary>
    public DateOnly Start { get; init; } = new(2026, 1, 1);

    /// <summary>Units asked for on each day of the years before and of the simulated one.</summary>
    /// <param name="seed">Of all items.</param>
    /// <param name="before">Days before the simulated year.</param>
    public int[] Demand(int seed, int before)
    {
        var draws = new Draws(Sku.Aggregate((ulong)(seed + 1), (hash, letter) => (hash * 1099511628211) ^ letter));
        var units = new int[before + YearShop.Days];
        for (var day = 0; day < units.Length; day++)
        {
            var asked = draws.Share() < Chance ? draws.Poisson(PerDay * Season(day - before) * (IsVaried ? 2 * draws.Share() : 1)) : 0;
            units[day] = day >= before + StopsOn ? 0 : asked;
        }

        return units;
    }

    /// <summary>Units of a day of the simulated year, on the average of many years.</summary>
    public double Expected(int day) => day >= StopsOn ? 0 : Chance * PerDay * Season(day);

    /// <param name="day">0: the first day of the simulated year.</param>
    private double Season(int day) => IsOfWinter
        ? OutOfSeason * (Start.AddDays(day).Month >= 11 ? 9 : 1)
        : 1 - (Swing * Math.Cos(2 * Math.PI * day / YearShop.Days));
}
