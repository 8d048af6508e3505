using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Inventory;

/// <summary>
/// When and how much to reorder. With demand history, the periodic-review formulas for normal demand and lead time
/// (Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, 4th ed., ch. 6 and 7): safety stock
/// z·√(L·σ_d² + d²·σ_L²), reorder point d·L + safety stock, order up to d·(L + review days) + safety stock.
/// </summary>
public static class ReorderRules
{
    private const double MostUnits = 1_000_000_000;

    /// <summary>The levels of an item; by the given figures without demand history or a vendor to serve it.</summary>
    public static ReorderLevels LevelsOf(
        InventoryItem item, DemandStatistics? demand, LeadTime? lead, ServiceSettings service) =>
        (demand, lead) is ({ }, { }) ? ByDemand(demand, lead, service) : AsGiven(item);

    /// <summary>Where an item stands by its levels.</summary>
    public static StockAssessment Assess(
        InventoryItem item, DemandStatistics? demand, LeadTime? lead, ServiceSettings service)
    {
        var levels = LevelsOf(item, demand, lead, service);
        var low = item.Projected <= levels.ReorderPoint;
        // An order-up-to level that is not above the reorder point (no safety stock was given) still asks for one unit.
        var quantity = low ? (int)Math.Clamp((long)levels.OrderUpTo - item.Projected, 1, (long)MostUnits) : 0;
        return new(item, levels, low, quantity, demand, lead);
    }

    private static ReorderLevels AsGiven(InventoryItem item) => new(
        item.ReorderPoint,
        item.SafetyStock,
        Units((double)item.ReorderPoint + item.SafetyStock),
        ReorderBasis.Given);

    private static ReorderLevels ByDemand(DemandStatistics demand, LeadTime lead, ServiceSettings service)
    {
        var z = NormalDistribution.Quantile(service.Level);
        var (d, spread, days) = (demand.Mean, demand.StandardDeviation, lead.Days);
        var safety = z * Math.Sqrt((days * spread * spread) + (d * d * lead.StandardDeviation * lead.StandardDeviation));
        return new(
            Units((d * days) + safety),
            Units(safety),
            Units((d * (days + service.ReviewDays)) + safety),
            ReorderBasis.Demand);
    }

    /// <summary>Whole units, rounded up but for what rounding errors add.</summary>
    private static int Units(double quantity) => (int)Math.Ceiling(Math.Clamp(quantity, 0, MostUnits) - 1e-9);
}
