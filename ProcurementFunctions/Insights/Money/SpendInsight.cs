using ProcurementFunctions.Insights.Orders;

namespace ProcurementFunctions.Insights.Money;

/// <summary>
/// What the agent's orders cost. Months newest first, vendors and items with the most spent first. Money in
/// <paramref name="Currency"/>.
/// </summary>
/// <param name="Total">Over all groups, shown or not.</param>
/// <param name="OwnOpen">The caller's own purchases that have not ended, whatever was asked.</param>
public sealed record SpendInsight(
    SpendBy By,
    DateOnly? From,
    DateOnly? To,
    string Currency,
    Spend Total,
    int Groups,
    IReadOnlyList<SpendGroup> Items,
    string? NextCursor,
    CountedValue OwnOpen);

/// <param name="Key">A month such as "2026-11", a vendor's id, or a SKU.</param>
/// <param name="Name">Of the vendor or item; null for a month.</param>
public sealed record SpendGroup(string Key, string? Name, Spend Spend);

/// <param name="Actual">Of purchases that ended: good units that came, with shipping.</param>
/// <param name="Committed">Of orders that vendors have, goods that came so far among them.</param>
/// <param name="Orders">How many orders that is; one that several purchases share counts once.</param>
public sealed record Spend(decimal Actual, decimal Committed, int Orders)
{
    /// <summary>Both together.</summary>
    public decimal Spent => Actual + Committed;
}
