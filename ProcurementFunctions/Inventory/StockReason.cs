using ProcurementFunctions.Knowledge;
using static System.FormattableString;

namespace ProcurementFunctions.Inventory;

/// <summary>Says in plain words, with the figures, why an item is low or not. Pure.</summary>
internal static class StockReason
{
    public static string Of(StockAssessment stock)
    {
        var item = stock.Item;
        var projected = Invariant(
            $"projected stock {item.Projected} (on hand {item.OnHand} + on order {item.OnOrderTotal} − reserved {item.Reserved})");
        if (!stock.IsLow)
        {
            return stock.Demand is { Pattern: DemandPattern.None } && stock.Levels.Basis != ReorderBasis.Given
                ? $"{projected} covers what is promised ({Source(stock)})"
                : Invariant($"{projected} is above the reorder point {stock.Levels.ReorderPoint} ({Source(stock)})");
        }

        var order = stock.OrderNote is { } note ? $"; {note}" : "";
        return Invariant(
            $"{projected} is at or below the reorder point {stock.Levels.ReorderPoint}; {stock.SuggestedQuantity} more reach the level {stock.Levels.OrderUpTo} to order up to ({Source(stock)}){order}");
    }

    /// <summary>Such as "safety stock 1.645 × √(9 × 3² + 10² × 2²) = 36.07; reorder point 10 × 9 + 36.07 = 126.07; …".</summary>
    public static string FormulaOf(StockAssessment stock)
    {
        if (stock is not { Levels.Basis: not ReorderBasis.Given, Demand: { } demand, Lead: { } lead }) return GivenFormula(stock);
        var (d, spread, days, late) = (demand.Mean, demand.StandardDeviation, lead.Days, lead.StandardDeviation);
        var z = NormalDistribution.Quantile(stock.Service.Level);
        var safety = z * Math.Sqrt((days * spread * spread) + (d * d * late * late));
        var review = stock.Service.ReviewDays;
        return Invariant(
            $"safety stock {z:0.###} × √({days:0.##} × {spread:0.###}² + {d:0.###}² × {late:0.##}²) = {safety:0.##}; reorder point {d:0.###} × {days:0.##} + {safety:0.##} = {(d * days) + safety:0.##}; order up to {d:0.###} × ({days:0.##} + {review}) + {safety:0.##} = {(d * (days + review)) + safety:0.##}");
    }

    private static string GivenFormula(StockAssessment stock)
    {
        var (levels, item) = (stock.Levels, stock.Item);
        var given = Invariant($"reorder point {item.ReorderPoint} and safety stock {item.SafetyStock} as given");
        if (levels.SafetyStock != item.SafetyStock)
            given += Invariant($", the safety stock raised to {levels.SafetyStock} and the reorder point with it to {levels.ReorderPoint}");
        return Invariant($"{given}; order up to {levels.ReorderPoint} + {levels.SafetyStock} = {levels.OrderUpTo}");
    }

    private static string Source(StockAssessment stock) => stock.IsCritical
        ? Invariant($"{Figures(stock)}; marked as critical, so for a service level of {stock.Service.Level * 100:0.##} %")
        : Figures(stock);

    private static string Figures(StockAssessment stock) => stock switch
    {
        { Levels.Basis: not ReorderBasis.Given, Demand: { } demand, Lead: { } lead } => Invariant(
            $"from {DemandIn(demand)} and a lead time of {lead.Days:0.#} ± {lead.StandardDeviation:0.#} days with {lead.VendorId}{Learned(lead)}, safety stock {stock.Levels.SafetyStock}"),
        _ => Invariant($"as given: reorder point {stock.Item.ReorderPoint}, safety stock {stock.Item.SafetyStock}"),
    };

    private static string Learned(LeadTime lead) => lead.Basis == BeliefBasis.Prior ? " as it states" : "";

    private static string DemandIn(DemandStatistics demand)
    {
        var days = Invariant($"over {demand.Days} days");
        var without = demand.DaysWithoutStock > 0 ? Invariant($", {demand.DaysWithoutStock} days without stock left out,") : "";
        return demand.Pattern switch
        {
            DemandPattern.None => $"no demand {days}{without}",
            DemandPattern.Intermittent or DemandPattern.Lumpy => Invariant(
                $"a forecast of {demand.Mean:0.###} ± {demand.StandardDeviation:0.##} a day for {Name(demand.Pattern)} demand (one in {demand.Interval:0.#} days) {days}{without}"),
            _ => Invariant($"a daily demand of {demand.Mean:0.##} ± {demand.StandardDeviation:0.##} {days}{without}"),
        };
    }

    private static string Name(DemandPattern pattern) => pattern == DemandPattern.Lumpy ? "lumpy" : "intermittent";
}
