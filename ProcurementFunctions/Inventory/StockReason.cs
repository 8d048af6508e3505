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
        if (!stock.IsLow && ItemLifeRules.WhyNotReordered(item) is { } why) return $"{why}; {projected}";
        if (!stock.IsLow && stock.Item.Projected <= stock.Levels.ReorderPoint && WhyNotAtThePoint(stock) is { } reason) return $"{projected} {reason} ({Source(stock)})";
        if (!stock.IsLow)
        {
            return stock.Demand is { Pattern: DemandPattern.None } && stock.Levels.Basis != ReorderBasis.Given
                ? $"{projected} covers what is promised ({Source(stock)})"
                : Invariant($"{projected} is above the reorder point {stock.Levels.ReorderPoint} ({Source(stock)})");
        }

        var order = stock.OrderNote is { } note ? $"; {note}" : "";
        return Invariant(
            $"{projected} is at or below the reorder point {stock.Levels.ReorderPoint}; {LotReason.SizeOf(stock)} ({Source(stock)}){order}");
    }

    /// <summary>Why it is not low although it is at the reorder point.</summary>
    private static string? WhyNotAtThePoint(StockAssessment stock) => stock switch
    {
        { Item.MaxLevel: { } most } when stock.Item.Projected >= most => Invariant($"reaches the maximum level {most}"),
        { Levels.Basis: ReorderBasis.Given } => "covers what is promised, and no level to reorder at was given",
        { Demand.Season: not null } => Invariant($"is all that the season needs: next to nothing is asked for once goods ordered now are there"),
        _ => null,
    };

    /// <summary>
    /// Such as "days until the goods are there 9 + 1 of our own + 0.12 for orders taken back = 10.12 ± 2.3; undershoot
    /// (10.9 − 1) ÷ 2 = 4.95; safety stock 1.645 × √(…) = 40.2; reorder point 10 × 10.12 + 4.95 + 40.2 = 146.35; order up to …".
    /// </summary>
    public static string FormulaOf(StockAssessment stock)
    {
        if (stock is not { Levels.Basis: not ReorderBasis.Given, Demand: { } demand, Lead: { } lead }) return GivenFormula(stock);
        var guarded = ProtectedDemand.Of(demand, lead);
        var (z, safety) = (guarded.FactorFor(stock.Service.Level), guarded.SafetyStock(stock.Service.Level));
        return DaysOf(guarded.Time)
            + (guarded.Undershoot > 0 ? Invariant($"undershoot ({demand.Lump:0.##} − 1) ÷ 2 = {guarded.Undershoot:0.##}; ") : "")
            + SkewOf(guarded, stock.Service.Level)
            + Invariant($"safety stock {z:0.###} × √({VarianceOf(demand, guarded.Time)}) = {safety:0.##}; ")
            + LevelsOf(demand.Mean, guarded, safety, stock.Service.ReviewDays)
            + FadedIn(stock, demand)
            + LotReason.FormulaOf(stock);
    }

    /// <summary>Why the factor of the safety stock is not that of the normal distribution.</summary>
    private static string SkewOf(ProtectedDemand guarded, double level) =>
        guarded.IsSkewed && guarded.FactorFor(level) is var factor && NormalDistribution.Quantile(level) is var z && factor > z
            ? Invariant($"few and unlike demands (gamma distribution of {guarded.Mean:0.##} ± {Math.Sqrt(guarded.Variance):0.##}) need a factor of {factor:0.###} instead of {z:0.###}; ")
            : "";

    /// <summary>What the given levels add where the history has faded.</summary>
    private static string FadedIn(StockAssessment stock, DemandStatistics demand) => demand.FadedTo is { } left
        ? Invariant($"; and {1 - left:0.##} of the given reorder point {stock.Item.ReorderPoint} and safety stock {stock.Item.SafetyStock}: reorder point {stock.Levels.ReorderPoint}, order up to {stock.Levels.OrderUpTo}")
        : "";

    /// <summary>Such as "9 × 3² + 10² × 2²"; where errors hang together the days have an exponent.</summary>
    private static string VarianceOf(DemandStatistics demand, ReplenishmentTime time)
    {
        var (d, spread, days) = (demand.Mean, demand.StandardDeviation, time.Days);
        var power = demand.ErrorGrowth > 0.5 ? Invariant($"^{2 * demand.ErrorGrowth:0.###}") : "";
        var lump = demand.Lump > 0 ? Invariant($" + {demand.Lump:0.##}² ÷ 12") : "";
        return Invariant($"{days:0.##}{power} × {spread:0.###}² + {d:0.###}² × {Math.Sqrt(time.Variance):0.##}²{lump}");
    }

    private static string LevelsOf(double d, ProtectedDemand guarded, double safety, int review)
    {
        var (days, point) = (guarded.Time.Days, guarded.Mean + safety);
        var upTo = (d * (days + review)) + safety;
        var undershoot = guarded.Undershoot > 0 ? Invariant($" + {guarded.Undershoot:0.##}") : "";
        var least = upTo < point ? Invariant($", at least {point:0.##}") : "";
        return Invariant($"reorder point {d:0.###} × {days:0.##}{undershoot} + {safety:0.##} = {point:0.##}; ")
            + Invariant($"order up to {d:0.###} × ({days:0.##} + {review}) + {safety:0.##} = {upTo:0.##}{least}");
    }

    /// <summary>Empty where they are the vendor's alone.</summary>
    private static string DaysOf(ReplenishmentTime time)
    {
        var own = time.Own > 0 ? Invariant($" + {time.Own:0.##} of our own") : "";
        var lost = time.Lost > 0 ? Invariant($" + {time.Lost:0.##} for orders taken back") : "";
        return own.Length + lost.Length == 0
            ? ""
            : Invariant($"days until the goods are there {time.Vendor:0.##}{own}{lost} = {time.Days:0.##} ± {Math.Sqrt(time.Variance):0.##}; ");
    }

    private static string GivenFormula(StockAssessment stock)
    {
        var (levels, item) = (stock.Levels, stock.Item);
        var given = Invariant($"reorder point {item.ReorderPoint} and safety stock {item.SafetyStock} as given");
        if (levels.SafetyStock != item.SafetyStock)
            given += Invariant($", the safety stock raised to {levels.SafetyStock} and the reorder point with it to {levels.ReorderPoint}");
        return Invariant($"{given}; order up to {levels.ReorderPoint} + {levels.SafetyStock} = {levels.OrderUpTo}") + LotReason.FormulaOf(stock);
    }

    private static string Source(StockAssessment stock) => stock.IsCritical
        ? Invariant($"{Figures(stock)}; marked as critical, so for a service level of {stock.Service.Level * 100:0.##} %")
        : Figures(stock);

    private static string Figures(StockAssessment stock) => stock switch
    {
        { Levels.Basis: not ReorderBasis.Given, Demand: { } demand, Lead: { } lead } => Invariant(
            $"from {DemandReason.Of(demand)} and a lead time of {lead.Days:0.#} ± {lead.StandardDeviation:0.#} days with {lead.VendorId}{Learned(lead)}{Own(lead)}, safety stock {stock.Levels.SafetyStock}"),
        { Demand: { FadedTo: 0, Until: { } until } } => Invariant($"{Given(stock)}, as the history of demand ended {until:yyyy-MM-dd}, too long ago to count"),
        _ => Given(stock),
    };

    private static string Given(StockAssessment stock) =>
        Invariant($"as given: reorder point {stock.Item.ReorderPoint}, safety stock {stock.Item.SafetyStock}");

    private static string Learned(LeadTime lead) => lead.Basis == BeliefBasis.Prior ? " as it states" : "";

    private static string Own(LeadTime lead)
    {
        var own = lead.OwnDays > 0 ? Invariant($", {lead.OwnDays:0.#} ± {lead.OwnStandardDeviation:0.#} days of our own") : "";
        return lead.WithdrawnRate > 0 ? own + Invariant($", {lead.WithdrawnRate * 100:0.#} % of its orders taken back") : own;
    }
}
