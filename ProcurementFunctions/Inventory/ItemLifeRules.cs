namespace ProcurementFunctions.Inventory;

/// <summary>What the life of an item means for buying it. Pure.</summary>
public static class ItemLifeRules
{
    /// <summary>The item with this life, as a person said it; what was told later counts, and the same word again changes nothing.</summary>
    /// <param name="replacedBy">The SKU that takes its place; only of a discontinued item.</param>
    /// <param name="toldAt">On the wall clock.</param>
    public static InventoryItem Told(InventoryItem item, ItemLife life, string? replacedBy, DateTimeOffset toldAt) =>
        item.LifeToldAt >= toldAt ? item : With(item, life, replacedBy) with { LifeToldAt = toldAt };

    public static InventoryItem With(InventoryItem item, ItemLife life, string? replacedBy) =>
        item with { Life = life, ReplacedBy = life == ItemLife.Discontinued ? replacedBy : null };

    /// <summary>Why nobody may buy it; null when they may.</summary>
    public static string? WhyNotBought(ItemLife life, string sku, string? replacedBy) => life == ItemLife.Discontinued
        ? $"{sku} is discontinued and not bought any more{(replacedBy is null ? "" : $"; it is replaced by {replacedBy}")}"
        : null;

    /// <summary>Why the stock check leaves it alone; null when it does not.</summary>
    public static string? WhyNotReordered(InventoryItem item) => item.Life switch
    {
        ItemLife.NoReorder => "it is sold off and not reordered",
        ItemLife.Discontinued when item.ReplacedBy is { } other => $"it is discontinued and replaced by {other}",
        ItemLife.Discontinued => "it is discontinued",
        _ => null,
    };
}
