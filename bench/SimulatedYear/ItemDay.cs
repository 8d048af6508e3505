using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>An item at the end of a day's sales, as the check of that day finds it.</summary>
/// <param name="Day">Counted from 0.</param>
/// <param name="Expected">The units of a day that the shop's customers want on the average of many years.</param>
/// <param name="IsNewCycle">Whether goods have come since the day before.</param>
internal sealed record ItemDay(int Day, int Asked, int Sold, double Expected, bool IsNewCycle, StockAssessment Stock)
{
    public int Missed => Asked - Sold;
}
