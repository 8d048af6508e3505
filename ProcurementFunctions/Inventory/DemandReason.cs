using static System.FormattableString;

namespace ProcurementFunctions.Inventory;

/// <summary>Says in plain words, with the figures, which demand counts. Pure.</summary>
internal static class DemandReason
{
    public static string Of(DemandStatistics demand)
    {
        var days = Invariant($"over {demand.Days} days");
        var without = demand.DaysWithoutStock > 0 ? Invariant($", {demand.DaysWithoutStock} days without stock left out,") : "";
        without += SeasonOf(demand) + FadedOf(demand);
        return demand.Pattern switch
        {
            DemandPattern.None => $"no demand {days}{without}",
            DemandPattern.Intermittent or DemandPattern.Lumpy => Invariant(
                $"a forecast of {demand.Mean:0.###} ± {demand.StandardDeviation:0.##} a day for {Name(demand.Pattern)} demand (one in {demand.Interval:0.#} days) {days}{without}"),
            _ => Invariant($"a daily demand of {demand.Mean:0.##} ± {demand.StandardDeviation:0.##}{TrendOf(demand)} {days}{without}"),
        };
    }

    private static string SeasonOf(DemandStatistics demand) => demand.Season is { } season
        ? Invariant($", {season.Factor:0.##} times the average of {season.Level:0.##} a day by the season,")
        : "";

    private static string FadedOf(DemandStatistics demand) => demand is { FadedTo: { } left, Until: { } until }
        ? Invariant($", a history that ended {until:yyyy-MM-dd} and counts {left * 100:0} % now,")
        : "";

    /// <summary>Said where it is a hundredth of the demand in ten days.</summary>
    private static string TrendOf(DemandStatistics demand) => Math.Abs(demand.Trend) * 1000 < demand.Mean
        ? ""
        : Invariant($", {(demand.Trend > 0 ? "rising" : "falling")} by {Math.Abs(demand.Trend):0.###} a day,");

    private static string Name(DemandPattern pattern) => pattern == DemandPattern.Lumpy ? "lumpy" : "intermittent";
}
