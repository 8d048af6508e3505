namespace ProcurementFunctions.Inventory;

/// <summary>What sizes an order.</summary>
public enum LotBasis
{
    /// <summary>What reaches the level to order up to.</summary>
    UpToLevel,

    /// <summary>The economic lot.</summary>
    Economic,

    /// <summary>The demand of some days.</summary>
    Days,

    /// <summary>The reorder quantity that a person gave.</summary>
    ReorderQuantity,

    /// <summary>What reaches the maximum level that a person gave.</summary>
    MaxLevel,

    /// <summary>What is asked for until the season is over.</summary>
    Season,
}

/// <summary>The least that an order of an item is to hold.</summary>
/// <param name="Units">0: as little as is needed.</param>
/// <param name="PerDay">The daily demand that it was reckoned with.</param>
/// <param name="Days">How many days of it a lot may be at most.</param>
public sealed record LotSize(int Units, LotBasis Basis, double PerDay, int Days)
{
    public static LotSize None { get; } = new(0, LotBasis.UpToLevel, 0, 0);
}
