using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Inventory;

/// <summary>
/// The demand for an item in one year, day by day. Partition: SKU; id: the year, four digits. A day that is not in it is
/// unknown, not without demand.
/// </summary>
public sealed record DemandYear : Document
{
    public required string Sku { get; init; }

    public required int Year { get; init; }

    /// <summary>By date, "yyyy-MM-dd".</summary>
    public IReadOnlyDictionary<string, DemandDay> Days { get; set; } = new Dictionary<string, DemandDay>();
}

/// <param name="Quantity">Units asked for.</param>
/// <param name="InStock">Whether the item was in stock; what was sold on a day without stock says little of the demand.</param>
public sealed record DemandDay(int Quantity, bool InStock = true);
