namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>An item of the simulated shop and how customers ask for it.</summary>
/// <param name="Price">The list price of a unit.</param>
/// <param name="PerDay">Units a day, on the average of the year; of an intermittent item, units of one demand.</param>
/// <param name="Swing">How far the season takes it up and down, as a share; the peak is in the middle of the year.</param>
/// <param name="Chance">The probability of a demand on a day; 1: every day.</param>
/// <param name="StopsOn">The day of the simulated year from which nobody asks for it any more.</param>
internal sealed record YearItem(string Sku, string Kind, decimal Price, double PerDay, double Swing = 0, double Chance = 1, int? StopsOn = null)
{
    /// <summary>Units asked for on each day of the year before and the simulated one.</summary>
    public int[] Demand(int seed)
    {
        var draws = new Draws(Sku.Aggregate((ulong)(seed + 1), (hash, letter) => (hash * 1099511628211) ^ letter));
        var units = new int[2 * YearShop.Days];
        for (var day = 0; day < units.Length; day++)
        {
            var asked = draws.Share() < Chance ? draws.Poisson(PerDay * Season(day)) : 0;
            units[day] = day >= YearShop.Days + StopsOn ? 0 : asked;
        }

        return units;
    }

    /// <summary>Units of a day of the simulated year, on the average of many years.</summary>
    public double Expected(int day) => day >= StopsOn ? 0 : Chance * PerDay * Season(day);

    private double Season(int day) => 1 - (Swing * Math.Cos(2 * Math.PI * day / YearShop.Days));
}
