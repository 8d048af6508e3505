using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Inventory;

/// <summary>
/// When and how much to reorder. With demand history, the formulas for normal demand and lead time in a stock that is looked
/// at from time to time (Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, 4th ed., ch. 6 and
/// 7): safety stock z·√(σ_d²·L^2c + d²·σ_L² + σ_U²), reorder point d·L + U + safety stock, order up to d·(L + review days) +
/// safety stock, and never below the reorder point. d, σ_d and c are what is to be expected of the next days, by the pattern of
/// the demand (<see cref="DemandPatternRules"/>); L and σ_L are the whole time until the goods are on the shelf
/// (<see cref="ReplenishmentTime"/>), U is the undershoot (<see cref="ProtectedDemand"/>). Where nobody
/// has asked for the item all year, only what is promised to customers is bought. Given figures are taken as meant for the firm's service level: for a critical item, the given safety stock grows as z does, at most
/// to <see cref="MostGrowth"/> times itself, and lifts reorder point and order-up-to level with it.
/// </summary>
public static class ReorderRules
{
    public const double MostGrowth = 2;
    private const double MostUnits = 1_000_000_000;

    /// <summary>The levels of an item; by the given figures without demand history or a vendor to serve it.</summary>
    public static ReorderLevels LevelsOf(
        InventoryItem item, DemandStatistics? demand, LeadTime? lead, StockPolicy policy) => (demand, lead) is ({ }, { })
        ? ByDemand(demand, lead, policy.ServiceFor(item.Sku))
        : AsGiven(item, GrowthOf(item, policy));

    /// <summary>Where an item stands by its levels.</summary>
    public static StockAssessment Assess(
        InventoryItem item, DemandStatistics? demand, LeadTime? lead, StockPolicy policy)
    {
        var levels = LevelsOf(item, demand, lead, policy);
        var unwanted = levels.Basis != ReorderBasis.Given && demand is { Pattern: DemandPattern.None };
        var low = unwanted ? item.Projected < 0 : item.Projected <= levels.ReorderPoint;
        // An order-up-to level that is not above the reorder point (no safety stock was given) still asks for one unit.
        var quantity = low ? (int)Math.Clamp((long)levels.OrderUpTo - item.Projected, 1, (long)MostUnits) : 0;
        return new(item, levels, low, quantity, demand, lead, policy.ServiceFor(item.Sku), policy.IsCritical(item.Sku));
    }

    private static ReorderLevels AsGiven(InventoryItem item, double growth)
    {
        var safety = Units(item.SafetyStock * growth);
        var point = Units((double)item.ReorderPoint + safety - item.SafetyStock);
        return new(point, safety, Units((double)point + safety), ReorderBasis.Given);
    }

    /// <summary>How many times its given safety stock an item needs; 1 when it is not critical.</summary>
    private static double GrowthOf(InventoryItem item, StockPolicy policy)
    {
        if (!policy.IsCritical(item.Sku)) return 1;
        var wanted = NormalDistribution.Quantile(policy.ServiceFor(item.Sku).Level);
        var given = NormalDistribution.Quantile(policy.Service.Level);
        return wanted < MostGrowth * given ? wanted / given : MostGrowth;
    }

    private static ReorderLevels ByDemand(DemandStatistics demand, LeadTime lead, ServiceSettings service)
    {
        var guarded = ProtectedDemand.Of(demand, lead);
        var safety = NormalDistribution.Quantile(service.Level) * Math.Sqrt(guarded.Variance);
        var point = guarded.Mean + safety;
        var isSteady = demand.Pattern is DemandPattern.Smooth or DemandPattern.Erratic;
        return new(
            Units(point),
            Units(safety),
            Units(Math.Max(point, point - guarded.Undershoot + (demand.Mean * service.ReviewDays))),
            isSteady ? ReorderBasis.Demand : ReorderBasis.Intermittent);
    }

    /// <summary>Whole units, rounded up but for what rounding errors add.</summary>
    private static int Units(double quantity) => (int)Math.Ceiling(Math.Clamp(quantity, 0, MostUnits) - 1e-9);
}
