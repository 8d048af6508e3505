using ProcurementFunctions.Inventory;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Import;

/// <summary>What the sender of a file says with it.</summary>
/// <param name="Map">The header that stands for a column, by the column.</param>
/// <param name="DryRun">Whether nothing is to be changed, and only told what would be.</param>
public sealed record ImportOptions(IReadOnlyDictionary<string, string> Map, bool DryRun)
{
    /// <summary>Of demand: what its rows stand for; null: as they look.</summary>
    public DemandListing? Lists { get; init; }

    /// <summary>Of inventory: whether goods that vendors delivered and nobody has booked are inside the counts.</summary>
    public bool WithDelivered { get; init; } = true;

    /// <summary>Of demand: whether each row is a sale, and those of an item and a day add up.</summary>
    public bool AddsUp { get; init; }

    /// <summary>Of a workbook: the sheet that is to be read; null: the first that has the columns.</summary>
    public string? Sheet { get; init; }

    /// <summary>Of inventory: the columns that are named after locations, and hold what is there; empty: none is.</summary>
    public IReadOnlyList<string> Locations { get; init; } = [];

    /// <summary>Of inventory: whether a location that is not known is a new one.</summary>
    public bool NewLocations { get; init; }

    /// <summary>Of inventory: whether the file names all locations of its items, so that nothing is at the others.</summary>
    public bool AllLocations { get; init; }

    /// <summary>The user who sends it.</summary>
    public string By { get; init; } = PurchaseRules.Agent;

    public static ImportOptions None { get; } = new(new Dictionary<string, string>(), false);
}
