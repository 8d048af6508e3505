using static System.FormattableString;

namespace ProcurementFunctions.Inventory;

/// <summary>Says in plain words, with the figures, what sizes an order. Pure.</summary>
internal static class LotReason
{
    /// <summary>How many are ordered, and what sizes that.</summary>
    public static string SizeOf(StockAssessment stock)
    {
        var (units, item, level) = (stock.SuggestedQuantity, stock.Item, stock.Levels.OrderUpTo);
        var needed = level > item.Projected ? Invariant($" ({level - item.Projected} reach the level {level} to order up to)") : "";
        return stock.Sizing switch
        {
            LotBasis.ReorderQuantity => Invariant($"{units} more are {units / item.ReorderQuantity} × its reorder quantity {item.ReorderQuantity}"),
            LotBasis.MaxLevel => Invariant($"{units} more reach its maximum level {item.MaxLevel}"),
            LotBasis.Economic => Invariant($"{units} more are the lot that is worth its shipping{needed}"),
            LotBasis.Days => Invariant($"{units} more are a lot of {stock.Lot.Days} days{needed}"),
            LotBasis.Season => Invariant($"{units} more are asked for until the season is over{needed}"),
            _ => Invariant($"{units} more reach the level {level} to order up to"),
        };
    }

    /// <summary>How the lot was reckoned; only where it, or its limit, sized the order.</summary>
    public static string FormulaOf(StockAssessment stock)
    {
        var (lot, service) = (stock.Lot, stock.Service);
        return stock.Sizing switch
        {
            LotBasis.Economic => Invariant($"; lot √(2 × 365 × {lot.PerDay:0.###} × {service.OrderingCost:0.##} ÷ ({service.HoldingRate:0.###} × {stock.Lead?.Terms.UnitPrice:0.####})) = {lot.Units}"),
            LotBasis.Days => Invariant($"; lot {lot.Days} × {lot.PerDay:0.###} a day = {lot.Units}"),
            _ => "",
        };
    }
}
