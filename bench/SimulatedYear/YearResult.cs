namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>What a year came to.</summary>
/// <param name="Days">By day: stock at its end, at list prices, and the units asked for and not there so far.</param>
/// <param name="Kinds">By kind of item: units asked for, units sold, and days on which an item ran out.</param>
/// <param name="Goods">Paid for the good units that came.</param>
/// <param name="Orders">Orders that vendors took.</param>
internal sealed record YearResult(
    Policy Policy,
    IReadOnlyList<(decimal StockValue, long Missed)> Days,
    IReadOnlyDictionary<string, KindResult> Kinds,
    decimal Goods,
    decimal Shipping,
    int Orders,
    int Withdrawn);

internal sealed record KindResult(long Asked, long Sold, int DaysOut, decimal StockValueDays)
{
    public static KindResult None { get; } = new(0, 0, 0, 0);
}
