using System.Runtime.CompilerServices;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Import;

/// <summary>
/// Items with their stock, in all or by location. A count replaces the stock on hand, also when the same was imported before; what is reserved
/// stays, and what is on order that is not inside the count. A count below zero is none on hand and so many promised. The rows of an item
/// at several locations are stored together.
/// </summary>
internal sealed class InventoryImport(IInventoryStore inventory, IOperationsStore operations, TimeProvider time) : IRowImport
{
    public const int MostUnits = 100_000_000;
    public const string Location = "location";

    private const string OnHand = "on_hand";
    private const string NotStocked = "not stocked";

    private static readonly string[] Key = ["sku"];

    public ImportKind Kind => ImportKind.Inventory;

    public IReadOnlyList<string> Required { get; } = ["sku", "name", OnHand];

    public IReadOnlyList<string> Optional { get; } = [.. InventoryRow.Columns, Location];

    /// <summary>Where columns are named after locations, they count, and no other does.</summary>
    public WantedColumns ColumnsFor(ImportOptions options) => options.Locations.Count == 0
        ? new(Required, Optional)
        : new(["sku", "name", .. options.Locations], InventoryRow.Columns);

    public async Task ImportAsync(IAsyncEnumerable<TableRow> rows, ImportTally tally, ImportOptions options, CancellationToken cancellation)
    {
        var firms = (await Patience.RunAsync(() => operations.ReadAsync(cancellation), cancellation)).Document.Locations;
        var names = new FileLocations(firms, options);
        var groups = GroupsAsync(rows, names, tally, options, cancellation);
        await Parallel.ForEachAsync(
            groups,
            new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = cancellation },
            async (group, inner) => await Patience.RunAsync(() => StoreAsync(group, new(names.Known, options, time.GetUtcNow()), tally, inner), inner));
    }

    /// <summary>Rows without locations one by one, as they are read; those with locations by item, when all are read.</summary>
    private async IAsyncEnumerable<InventoryGroup> GroupsAsync(
        IAsyncEnumerable<TableRow> rows, FileLocations names, ImportTally tally, ImportOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var groups = new Dictionary<string, InventoryGroup>();
        var (seen, rejected) = (new HashSet<ulong>(), new HashSet<string>());
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var isLocated = options.Locations.Count > 0 || row.Has(Location);
            var read = Read(row, names, options);
            if (row.IsGood && !isLocated && seen.Add(row.DigestOf(Key))) yield return new(read);
            else if (row.IsGood && isLocated && groups.TryAdd(read.Item.Sku, new(read))) continue;
            else
            {
                if (row.IsGood && !isLocated) row.AddError(Key[0], "an earlier row has the same sku");
                else if (row.IsGood && groups[read.Item.Sku].Add(read) is { } why) row.AddError(why.Field, why.Message);
                if (row.IsGood) continue;
                tally.Reject(row.Errors);
                if (isLocated) rejected.Add(read.Item.Sku);
            }
        }

        if (!options.DryRun && names.Known.Count > names.Firms.Count) await AddAsync(names, options, cancellation);
        foreach (var group in groups.Values)
        {
            group.IsPart = rejected.Contains(group.Sku);
            yield return group;
        }
    }

    /// <summary>What the file adds to the firm's locations is known before an item is there.</summary>
    private async Task AddAsync(FileLocations names, ImportOptions options, CancellationToken cancellation) => await Patience.RunAsync(
        () => operations.UpdateAsync(
            settings => settings with { Locations = LocationNames.With(settings.Locations, names.Known) }, options.By, "locations of an imported inventory file", cancellation),
        cancellation);

    private static InventoryRow Read(TableRow row, FileLocations names, ImportOptions options)
    {
        var (sku, name, counts) = (row.Key("sku"), row.Text("name"), CountsOf(row, names, options));
        var item = new InventoryItem
        {
            Id = sku,
            Sku = sku,
            Name = name,
            ReorderPoint = row.OptionalWhole(InventoryRow.ReorderPoint, 0, MostUnits) ?? 0,
            SafetyStock = row.OptionalWhole(InventoryRow.SafetyStock, 0, MostUnits) ?? 0,
            MaxLevel = row.OptionalWhole(InventoryRow.MaxLevel, 1, MostUnits),
            ReorderQuantity = row.OptionalWhole(InventoryRow.ReorderQuantity, 1, MostUnits),
        };
        if (item.MaxLevel <= item.ReorderPoint) row.AddError(InventoryRow.MaxLevel, "must be above the reorder point");
        var other = row.OptionalText(InventoryRow.ReplacedBy);
        if (other is not null && (other == sku || !DocumentKey.IsValid(other))) row.AddError(InventoryRow.ReplacedBy, "must be the SKU of another item");
        item = ItemLifeRules.With(item, LifeOf(row), other);
        item = item with { ImportDigest = DigestOf(row, counts) };
        return new(row.Line, item, counts, [.. InventoryRow.Columns.Where(row.Has).Where(column => !IsLeftOut(row, column))]);
    }

    /// <summary>Counts at locations tell nothing of the item itself.</summary>
    private static string DigestOf(TableRow row, LocationCount[] counts)
    {
        var isLocated = Array.Exists(counts, count => count.Location is not null);
        return RowDigest.Of(row, ["sku", "name", .. isLocated ? Array.Empty<string>() : [OnHand], .. InventoryRow.Columns.Where(row.Has)]);
    }

    private static LocationCount[] CountsOf(TableRow row, FileLocations names, ImportOptions options)
    {
        if (options.Locations.Count > 0)
            return [.. options.Locations.Where(column => row.OptionalText(column) is not null).Select(column => At(column, column, column))];
        return [row.OptionalText(Location) is { } said ? At(OnHand, Location, said) : new(null, row.Whole(OnHand, -MostUnits, MostUnits))];

        LocationCount At(string units, string field, string said)
        {
            var counted = UnitsOf(row, units);
            return new(names.Of(row, field, said), counted);
        }
    }

    /// <summary>Null: the item is not stocked there.</summary>
    private static int? UnitsOf(TableRow row, string column) =>
        string.Equals(row.OptionalText(column), NotStocked, StringComparison.OrdinalIgnoreCase) ? null : row.Whole(column, -MostUnits, MostUnits);

    /// <summary>An empty level is none that is said; an empty maximum or lot is none.</summary>
    private static bool IsLeftOut(TableRow row, string column) =>
        column is InventoryRow.ReorderPoint or InventoryRow.SafetyStock && row.OptionalText(column) is null;

    private static ItemLife LifeOf(TableRow row)
    {
        var text = row.OptionalText(InventoryRow.Life);
        // A column "discontinued" says yes or no.
        if (FlagRules.Read(text ?? "") is { } isDiscontinued) return isDiscontinued ? ItemLife.Discontinued : ItemLife.Active;
        switch (string.Concat((text ?? "").Where(char.IsLetter)).ToUpperInvariant())
        {
            case "" or "ACTIVE": return ItemLife.Active;
            case "NOREORDER" or "SELLOFF" or "SELLOUT" or "PHASEOUT" or "PHASINGOUT" or "RUNOUT": return ItemLife.NoReorder;
            case "DISCONTINUED" or "OBSOLETE" or "ENDOFLIFE" or "EOL": return ItemLife.Discontinued;
            default:
                row.AddError(InventoryRow.Life, $"'{TableRow.Shown(text!)}' is none of active, noReorder, discontinued");
                return ItemLife.Active;
        }
    }

    private async Task StoreAsync(InventoryGroup group, LocatedCounts counts, ImportTally tally, CancellationToken cancellation)
    {
        var outcome = new InventoryOutcome();
        if (counts.Options.DryRun) Changed((await inventory.ReadAsync(group.Sku, cancellation))?.Document);
        else await inventory.UpdateAsync(group.Sku, Changed, cancellation);
        outcome.Tell(tally);

        InventoryItem? Changed(InventoryItem? known)
        {
            var row = group.Rows[0].Item;
            var item = known is null ? group.Over(row) : known.ImportDigest == row.ImportDigest ? known : group.Over(known);
            var changed = counts.Apply(group, known, item);
            outcome = InventoryOutcome.Of(group, known, changed);
            return changed.IsAccepted ? changed.Value : known;
        }
    }
}
