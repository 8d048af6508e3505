using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>What a year came to.</summary>
/// <param name="Days">By day: stock at its end, at list prices, and the units asked for and not there so far.</param>
/// <param name="Kinds">By kind of item: units asked for, units sold, and days on which an item ran out.</param>
/// <param name="Goods">Paid for the good units that came.</param>
/// <param name="Orders">Orders that vendors took.</param>
/// <param name="StockOuts">What each stock-out came from.</param>
internal sealed record YearResult(
    Policy Policy,
    IReadOnlyList<(decimal StockValue, long Missed)> Days,
    IReadOnlyDictionary<string, KindResult> Kinds,
    decimal Goods,
    decimal Shipping,
    int Orders,
    int Withdrawn,
    IReadOnlyList<StockOut> StockOuts)
{
    /// <summary>What ordering and holding cost, by the figures that the agent reckons with.</summary>
    public double Money =>
        (Orders * (double)ServiceSettings.UsualOrderingCost) + ((double)Days.Average(day => day.StockValue) * ServiceSettings.UsualHoldingRate * Days.Count / YearShop.Days);
}

/// <param name="Cycles">Times from goods to the next goods.</param>
/// <param name="CyclesShort">Those in which a unit was asked for and not there.</param>
internal sealed record KindResult(long Asked, long Sold, int DaysOut, decimal StockValueDays, int Cycles, int CyclesShort)
{
    /// <summary>What the items of a kind came to.</summary>
    public static KindResult Of(IEnumerable<(YearItem Item, IReadOnlyList<ItemDay> Days)> items)
    {
        var all = new KindResult(0, 0, 0, 0, 0, 0);
        foreach (var (item, days) in items)
        {
            var cycles = CyclesOf(days);
            all = new(
                all.Asked + days.Sum(day => day.Asked),
                all.Sold + days.Sum(day => day.Sold),
                all.DaysOut + days.Count(day => day.Stock.Item.OnHand == 0),
                all.StockValueDays + days.Sum(day => day.Stock.Item.OnHand * item.Price),
                all.Cycles + cycles.Count,
                all.CyclesShort + cycles.Count(missed => missed > 0));
        }

        return all;
    }

    /// <summary>The units missed in each replenishment cycle that has ended.</summary>
    private static List<int> CyclesOf(IReadOnlyList<ItemDay> days)
    {
        var (cycles, missed) = (new List<int>(), 0);
        foreach (var day in days)
        {
            if (day.IsNewCycle)
            {
                cycles.Add(missed);
                missed = 0;
            }

            missed += day.Missed;
        }

        return cycles;
    }
}
