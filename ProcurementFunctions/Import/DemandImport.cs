using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Import;

/// <summary>
/// How much of each item was asked for on each day up to today; a day's row replaces what was known of that day. What rows stand for
/// is kept where the sender says it. A file says of each of its items what was sold up to the file's newest day, unless it
/// lists only some days.
/// </summary>
internal sealed class DemandImport(IDemandStore demand, KnownIds known, TimeProvider time) : IRowImport
{
    private const int MostUnits = 10_000_000;

    /// <summary>How many rows wait in memory to be written together, a document for each item and year: 4 MB.</summary>
    private const int RowsAtOnce = 500_000;

    public ImportKind Kind => ImportKind.Demand;

    public IReadOnlyList<string> Required { get; } = ["sku", "date", "quantity"];

    public IReadOnlyList<string> Optional { get; } = ["in_stock"];

    public async Task ImportAsync(IAsyncEnumerable<TableRow> rows, ImportTally tally, ImportOptions options, CancellationToken cancellation)
    {
        var skus = await known.SkusAsync(cancellation);
        var (waiting, today) = (new WaitingDemand(), Today());
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            Read(row, skus, today, waiting, options.AddsUp);
            if (!row.IsGood) tally.Reject(row.Errors);
            // Days that add up are written once all of their rows are read.
            else if (waiting.Count == RowsAtOnce && !options.AddsUp) await WriteAsync(waiting, tally, options, cancellation);
        }

        await WriteAsync(waiting, tally, options, cancellation);
        if (!options.DryRun && options.Lists != DemandListing.SomeDays && waiting.Newest is { Count: > 0 } newest) await EndAsync(newest, cancellation);
    }

    /// <summary>Items without a row on the file's newest day: none was sold up to then.</summary>
    private async Task EndAsync(IReadOnlyDictionary<string, DateOnly> newest, CancellationToken cancellation)
    {
        var end = newest.Values.Max();
        await Parallel.ForEachAsync(
            newest.Where(one => one.Value < end).Select(one => one.Key),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation },
            async (sku, inner) => await Patience.RunAsync(() => demand.UpdateAsync(sku, end.Year, stored => Ended(stored, sku, end), inner), inner));
    }

    private static DemandYear Ended(DemandYear? stored, string sku, DateOnly end)
    {
        var year = stored ?? Empty(sku, end.Year);
        return DemandRules.DaysOf(year).Any(day => day.Date >= end) ? year : DemandRules.With(year, [(end, new DemandDay(0))]).Year;
    }

    private static DemandYear Empty(string sku, int year) => new() { Id = DemandRules.KeyOf(year), Sku = sku, Year = year };

    private static void Read(TableRow row, IReadOnlySet<string> skus, DateOnly today, WaitingDemand waiting, bool addsUp)
    {
        var sku = row.Key("sku", skus, "item");
        var date = row.Date("date");
        var day = new DemandDay(row.Whole("quantity", 0, MostUnits), row.OptionalFlag("in_stock") ?? true);
        if (date > today) row.AddError("date", FormattableString.Invariant($"{date:yyyy-MM-dd} is after today, {today:yyyy-MM-dd}"));
        if (!row.IsGood) return;
        if (addsUp) waiting.Add(sku, date, day);
        else if (!waiting.TryAdd(sku, date, day)) row.AddError("date", "an earlier row has the same sku and date; where each row is a sale of its own, send the file with addsUp=true");
    }

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private Task WriteAsync(WaitingDemand waiting, ImportTally tally, ImportOptions options, CancellationToken cancellation) => Parallel.ForEachAsync(
        waiting.Take(),
        new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation },
        async (year, inner) => await Patience.RunAsync(() => WriteAsync(year.Sku, year.Year, year.Days, tally, options, inner), inner));

    private async Task WriteAsync(
        string sku, int year, IReadOnlyList<(DateOnly, DemandDay)> days, ImportTally tally, ImportOptions options, CancellationToken cancellation)
    {
        var (inserted, updated) = (0, 0);
        if (options.DryRun) Merged((await demand.ListBySkusAsync([sku], cancellation))[sku].SingleOrDefault(stored => stored.Year == year));
        else await demand.UpdateAsync(sku, year, Merged, cancellation);
        tally.Count(RowOutcome.Inserted, inserted);
        tally.Count(RowOutcome.Updated, updated);

        DemandYear? Merged(DemandYear? stored)
        {
            var known = stored ?? Empty(sku, year);
            (var merged, inserted, updated) = DemandRules.With(known, days);
            return options.Lists is { } lists && merged.Lists != lists ? merged with { Lists = lists } : merged;
        }
    }
}
