using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Inventory;

/// <summary>
/// The demand for an item in one year, day by day. Partition: SKU; id: the year, four digits. What a day that is not in it
/// means depends on what the rows stand for: by <see cref="DemandCalendar"/> it is a day without a sale, or unknown.
/// </summary>
/// <remarks>
/// A list of numbers and not an entry a day: every look at the stock reads a year of it for every item. Read and change it
/// by <see cref="DemandRules"/>.
/// </remarks>
public sealed record DemandYear : Document
{
    /// <summary>Stands in <see cref="Units"/> for a day without a row.</summary>
    public const int Unknown = -1;

    public required string Sku { get; init; }

    public required int Year { get; init; }

    /// <summary>Units asked for, a number for each day from January 1st to the last day that is known.</summary>
    public IReadOnlyList<int> Units { get; set; } = [];

    /// <summary>The days on which it was not in stock, by their number in the year (January 1st is 1), in order.</summary>
    public IReadOnlyList<int> WithoutStock { get; set; } = [];

    /// <summary>What its rows stand for, as who imported them said; null: as they look, see <see cref="DemandListingRules"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DemandListing? Lists { get; init; }

    /// <summary>
    /// What the shops that are read said to have sold, as in <see cref="Units"/>; null: none has said anything. Read and change it
    /// by <see cref="ShopDemandRules"/>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Shops { get; init; }

    /// <summary>Where versions before 2.0 kept the days, by date "yyyy-MM-dd"; null as soon as a day has changed since.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, DemandDay>? Days { get; init; }
}

/// <param name="Quantity">Units asked for.</param>
/// <param name="InStock">Whether the item was in stock; what was sold on a day without stock says little of the demand.</param>
public sealed record DemandDay(int Quantity, bool InStock = true);
