namespace ProcurementFunctions.Insights.Items;

/// <summary>By which figure an item is ranked. Pure.</summary>
internal static class ItemRankRules
{
    public static RankOrder OrderOf(ItemsQuestion question) =>
        question.Order ?? (question.Measure == ItemMeasure.RunsOut ? RankOrder.Ascending : RankOrder.Descending);

    /// <summary>Null: it is not known.</summary>
    public static decimal? FigureOf(ItemRank item, ItemMeasure measure) => measure switch
    {
        ItemMeasure.RunsOut => item.RunOut is { } runOut ? (decimal)Math.Min(runOut.DaysLeft, 1e12) : null,
        ItemMeasure.Value => item.Value,
        ItemMeasure.Price => item.UnitPrice,
        ItemMeasure.Sold => item.Sold?.Units,
        _ => item.OnHand,
    };

    public static Place PlaceOf(string sku, decimal figure, RankOrder order) =>
        new(0, (double)(order == RankOrder.Ascending ? figure : -figure), sku);

    public static bool IsAddedUp(ItemMeasure measure) => measure is ItemMeasure.Value or ItemMeasure.Stock or ItemMeasure.Sold;
}
