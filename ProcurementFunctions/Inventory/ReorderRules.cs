using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Inventory;

/// <summary>
/// When and how much to reorder. With demand history, the formulas for normal demand and lead time in a stock that is looked
/// at from time to time (Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, 4th ed., ch. 6 and
/// 7): safety stock z·√(σ_d²·L^2c + d²·σ_L² + σ_U²), reorder point d·L + U + safety stock, order up to d·(L + review days) +
/// safety stock, and never below the reorder point. d, σ_d and c are what is to be expected of the next days, by the pattern of
/// the demand (<see cref="DemandPatternRules"/>); L and σ_L are the whole time until the goods are on the shelf
/// (<see cref="ReplenishmentTime"/>), U is the undershoot; for demand on few days, z gives way to the factor of a skewed
/// distribution (<see cref="ProtectedDemand"/>). Where nobody
/// has asked for the item all year, only what is promised to customers is bought. Given figures are taken as meant for the firm's service level: for a critical item, the given safety stock grows as z does, at most
/// to <see cref="MostGrowth"/> times itself, and lifts reorder point and order-up-to level with it. Where a history has faded to
/// the weight w (<see cref="FadingRules"/>), 1 − w of the given levels are added to what is left of its own.
/// </summary>
public static class ReorderRules
{
    public const double MostGrowth = 2;
    internal const int MostUnits = 1_000_000_000;

    /// <summary>The levels of an item; by the given figures without demand history or a vendor to serve it.</summary>
    public static ReorderLevels LevelsOf(InventoryItem item, DemandStatistics? demand, LeadTime? lead, StockPolicy policy)
    {
        var given = AsGiven(item, GrowthOf(item, policy));
        if (demand is null or { FadedTo: 0 } || lead is null) return given.Rounded(ReorderBasis.Given);
        var known = ByDemand(demand, lead, policy.ServiceFor(item.Sku));
        if (demand.FadedTo is { } left) known = known.Plus(given, 1 - left);
        return known.Rounded(demand.Pattern is DemandPattern.Smooth or DemandPattern.Erratic ? ReorderBasis.Demand : ReorderBasis.Intermittent);
    }

    /// <summary>Where an item stands by its levels.</summary>
    public static StockAssessment Assess(
        InventoryItem item, DemandStatistics? demand, LeadTime? lead, StockPolicy policy)
    {
        var levels = LevelsOf(item, demand, lead, policy);
        var service = policy.ServiceFor(item.Sku);
        var isWanted = IsWanted(levels, demand);
        var lot = isWanted ? LotRules.Of(item, demand, levels, lead, service) : LotSize.None;
        var low = item.Life == ItemLife.Active && (isWanted ? IsLow(item, levels, demand, lead, service) : item.Projected < 0);
        var (quantity, basis) = low ? LotRules.QuantityOf(item, levels, lot, MostInSeason(item, levels, demand, lead)) : (0, LotBasis.UpToLevel);
        return new(item, levels, low, quantity, demand, lead, service, policy.IsCritical(item.Sku)) { Lot = lot, Sizing = basis };
    }

    /// <summary>Not where nobody has asked for it all year, or where nothing is known and no level was given: then what is promised counts alone.</summary>
    private static bool IsWanted(ReorderLevels levels, DemandStatistics? demand) => levels.Basis == ReorderBasis.Given
        ? levels.ReorderPoint > 0 || levels.SafetyStock > 0
        : demand is not { Pattern: DemandPattern.None };

    private static bool IsLow(InventoryItem item, ReorderLevels levels, DemandStatistics? demand, LeadTime? lead, ServiceSettings service)
    {
        if (item.Projected > levels.ReorderPoint || item.Projected >= item.MaxLevel) return false;
        // Goods that come when the season is over are not for this season.
        return item.Projected < 0 || levels.Basis == ReorderBasis.Given || demand is not { Season: { } season }
            || season.Ahead(LeadDays(lead), service.ReviewDays) >= 1;
    }

    private static int? MostInSeason(InventoryItem item, ReorderLevels levels, DemandStatistics? demand, LeadTime? lead) =>
        levels.Basis != ReorderBasis.Given && demand is { Season: { } season }
            ? Units(season.Ahead(LeadDays(lead), LotRules.MostDays) + levels.SafetyStock + Math.Max(0, -item.Projected))
            : null;

    private static int LeadDays(LeadTime? lead) => lead is null ? 0 : (int)Math.Ceiling(ReplenishmentTime.Of(lead).Days);

    private static Levels AsGiven(InventoryItem item, double growth)
    {
        var safety = Units(item.SafetyStock * growth);
        var point = Units((double)item.ReorderPoint + safety - item.SafetyStock);
        return new(point, safety, (double)point + safety);
    }

    /// <summary>How many times its given safety stock an item needs; 1 when it is not critical.</summary>
    private static double GrowthOf(InventoryItem item, StockPolicy policy)
    {
        if (!policy.IsCritical(item.Sku)) return 1;
        var wanted = NormalDistribution.Quantile(policy.ServiceFor(item.Sku).Level);
        var given = NormalDistribution.Quantile(policy.Service.Level);
        return wanted < MostGrowth * given ? wanted / given : MostGrowth;
    }

    private static Levels ByDemand(DemandStatistics demand, LeadTime lead, ServiceSettings service)
    {
        var guarded = ProtectedDemand.Of(demand, lead);
        var safety = guarded.SafetyStock(service.Level);
        var point = guarded.Mean + safety;
        return new(point, safety, Math.Max(point, point - guarded.Undershoot + (demand.Mean * service.ReviewDays)));
    }

    /// <summary>Whole units, rounded up but for what rounding errors add.</summary>
    private static int Units(double quantity) => (int)Math.Ceiling(Math.Clamp(quantity, 0, MostUnits) - 1e-9);

    /// <summary>Before they are rounded.</summary>
    private readonly record struct Levels(double Point, double Safety, double UpTo)
    {
        public Levels Plus(Levels other, double share) =>
            new(Point + (share * other.Point), Safety + (share * other.Safety), UpTo + (share * other.UpTo));

        public ReorderLevels Rounded(ReorderBasis basis) => new(Units(Point), Units(Safety), Units(UpTo), basis);
    }
}
