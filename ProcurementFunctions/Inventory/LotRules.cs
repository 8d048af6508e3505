using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Inventory;

/// <summary>
/// How much is ordered of an item that is low. Pure.
/// </summary>
/// <remarks>
/// <para>A reorder quantity that a person gave: as many of it as take the projected stock above the reorder point (an (R, nQ)
/// system). A maximum level: what reaches it, and never more. Else what reaches the level to order up to, but at least a lot that is worth
/// its shipping: the economic order quantity √(2·D·K ÷ (h·c)), D being the demand of a year, K what an order costs, h the share of its price c that
/// holding a unit for a year costs (Harris 1913, Wilson 1934; Silver, Pyke and Thomas, Inventory and Production Management
/// in Supply Chains, 4th ed., ch. 4).</para>
/// <para>No lot is of more than <see cref="MostDays"/> days. Where no demand is known, the given levels tell it: a reorder point less its safety
/// stock is meant to last for the lead time. That is a guess, so the lot is of <see cref="GuessedDays"/> days at most.</para>
/// <para>In a season no more is ordered than what is asked for after the goods have come, within <see cref="MostDays"/> days.</para>
/// </remarks>
public static class LotRules
{
    public const int MostDays = 60;

    public const int GuessedDays = 14;

    /// <summary>The lead time where no vendor is known, in days.</summary>
    public const double UsualLeadDays = 7;

    private const double DaysOfYear = 365;

    /// <summary>The lot of an item whose orders nobody has sized.</summary>
    public static LotSize Of(InventoryItem item, DemandStatistics? demand, ReorderLevels levels, LeadTime? lead, ServiceSettings service)
    {
        var isGuess = levels.Basis == ReorderBasis.Given;
        var perDay = isGuess ? GuessedPerDay(item, lead) : demand!.Season?.Level ?? demand.Mean;
        if (perDay <= 0) return LotSize.None;
        var days = isGuess ? GuessedDays : MostDays;
        var ofDays = perDay * days;
        return Economic(perDay, lead?.Terms.UnitPrice, service) switch
        {
            null when isGuess => new(Whole(ofDays), LotBasis.Days, perDay, days),
            null => LotSize.None,
            { } lot when lot > ofDays => new(Whole(ofDays), LotBasis.Days, perDay, days),
            { } lot => new(Whole(lot), LotBasis.Economic, perDay, days),
        };
    }

    /// <summary>How many units are ordered, at least 1, and what sized that.</summary>
    /// <param name="most">The most that is of use; null: no limit.</param>
    public static (int Units, LotBasis Basis) QuantityOf(InventoryItem item, ReorderLevels levels, LotSize lot, int? most = null)
    {
        var room = (long?)item.MaxLevel - item.Projected;
        var missing = (long)levels.OrderUpTo - item.Projected;
        var (units, basis) = item switch
        {
            { ReorderQuantity: { } each } => (each * Math.Max(1, (levels.ReorderPoint + each - (long)item.Projected) / each), LotBasis.ReorderQuantity),
            { MaxLevel: not null } => (room!.Value, LotBasis.MaxLevel),
            _ when lot.Units > missing => (lot.Units, lot.Basis),
            _ => (missing, LotBasis.UpToLevel),
        };
        if (units > room) (units, basis) = (room.Value, LotBasis.MaxLevel);
        if (units > most && basis is not (LotBasis.MaxLevel or LotBasis.ReorderQuantity)) (units, basis) = (most.Value, LotBasis.Season);
        return ((int)Math.Clamp(units, 1, ReorderRules.MostUnits), basis);
    }

    /// <summary>√(2·D·K ÷ (h·c)); null where an order costs nothing or no price is known.</summary>
    public static double? Economic(double perDay, decimal? unitPrice, ServiceSettings service) =>
        unitPrice > 0 && service.OrderingCost > 0
            ? Math.Sqrt(2 * DaysOfYear * perDay * (double)service.OrderingCost / (service.HoldingRate * (double)unitPrice.Value))
            : null;

    /// <summary>Units a day that given levels are meant for.</summary>
    public static double GuessedPerDay(InventoryItem item, LeadTime? lead) =>
        Math.Max(0, item.ReorderPoint - item.SafetyStock) / Math.Max(1, lead?.Days ?? UsualLeadDays);

    private static int Whole(double units) => (int)Math.Round(Math.Clamp(units, 1, ReorderRules.MostUnits));
}
