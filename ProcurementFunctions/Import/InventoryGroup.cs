using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Import;

/// <summary>The rows of one item: one alone, or one for each location. Pure.</summary>
internal sealed class InventoryGroup(InventoryRow first)
{
    private readonly List<InventoryRow> _rows = [first];

    public string Sku => first.Item.Sku;

    public IReadOnlyList<InventoryRow> Rows => _rows;

    /// <summary>Whether a row of the item was rejected, so that the others may not be all of it.</summary>
    public bool IsPart { get; set; }

    /// <summary>How many are where; empty: its row names no location.</summary>
    public IEnumerable<LocationCount> Located => _rows.SelectMany(row => row.Counts).Where(count => count.Location is not null);

    /// <summary>The units of a row that names no location; null: it counts nothing.</summary>
    public int? Unlocated => first.Counts.FirstOrDefault(count => count.Location is null)?.Units;

    /// <summary>Takes in another row of the item, or says by column why it cannot.</summary>
    public (string Field, string Message)? Add(InventoryRow row)
    {
        foreach (var count in row.Counts)
        {
            if (count.Location is null) return (InventoryImport.Location, "is missing: an earlier row has the same sku");
            if (!Located.Any()) return ("sku", "an earlier row has the same sku and no location");
            if (Located.Any(one => one.Location == count.Location)) return (InventoryImport.Location, "an earlier row has the same sku and location");
        }

        foreach (var known in _rows)
        {
            if (row.DiffersIn(known) is { } column) return (column, $"is another one than in line {known.Line}; an item has one for all its locations");
        }

        _rows.Add(row);
        return null;
    }

    /// <summary>A known item with what the rows say of it, its stock left aside.</summary>
    public InventoryItem Over(InventoryItem known)
    {
        // The first row that fills a column says it.
        foreach (var row in _rows.AsEnumerable().Reverse()) known = row.Over(known);
        return known;
    }
}
