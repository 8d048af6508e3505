using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Pages.Today;

/// <summary>Which items run out before goods that are ordered today can come. Pure.</summary>
internal static class ShortRules
{
    /// <summary>Null: it lasts, or too little is known.</summary>
    /// <param name="rank">When it runs out.</param>
    /// <param name="stock">Where it stands; null: it is gone.</param>
    public static ShortItem? Of(ItemRank rank, StockAssessment? stock)
    {
        if (rank.RunOut is not { } runOut || stock?.Lead is not { } lead) return null;
        var leadDays = lead.Days + lead.OwnDays;
        return runOut.DaysLeftWithOrders < leadDays
            ? new(rank.Sku, rank.Name, rank.OnHand, stock.Item.OnOrderTotal, runOut.DaysLeftWithOrders, leadDays, stock.OrderQuantity)
            : null;
    }
}
