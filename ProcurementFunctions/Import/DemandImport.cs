using System.Runtime.CompilerServices;
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

    /// <summary>How many rows wait in memory to be written together, a document for each item and year.</summary>
    private const int RowsAtOnce = 20_000;

    public ImportKind Kind => ImportKind.Demand;

    public IReadOnlyList<string> Required { get; } = ["sku", "date", "quantity"];

    public IReadOnlyList<string> Optional { get; } = ["in_stock"];

    public async Task ImportAsync(IAsyncEnumerable<TableRow> rows, ImportTally tally, ImportOptions options, CancellationToken cancellation)
    {
        var skus = await known.SkusAsync(cancellation);
        var waiting = new Dictionary<(string Sku, int Year), Dictionary<DateOnly, DemandDay>>();
        var newest = new Dictionary<string, DateOnly>();
        var count = 0;
        await foreach (var (sku, date, day) in GoodAsync(rows, skus, Today(), tally, options.AddsUp, cancellation))
        {
            var place = (sku, date.Year);
            if (!waiting.TryGetValue(place, out var days)) waiting.Add(place, days = []);
            days[date] = days.TryGetValue(date, out var other) ? Together(other, day) : day;
            if (!newest.TryGetValue(sku, out var before) || date > before) newest[sku] = date;
            // Days that add up are written once all of their rows are read.
            if (++count % RowsAtOnce == 0 && !options.AddsUp) await WriteAsync(waiting, tally, options, cancellation);
        }

        await WriteAsync(waiting, tally, options, cancellation);
        if (!options.DryRun && options.Lists != DemandListing.SomeDays && newest.Count > 0) await EndAsync(newest, cancellation);
    }

    /// <summary>Items without a row on the file's newest day: none was sold up to then.</summary>
    private async Task EndAsync(Dictionary<string, DateOnly> newest, CancellationToken cancellation)
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

    private static DemandDay Together(DemandDay one, DemandDay other) =>
        new((int)Math.Min(int.MaxValue, (long)one.Quantity + other.Quantity), one.InStock && other.InStock);

    private static DemandYear Empty(string sku, int year) => new() { Id = DemandRules.KeyOf(year), Sku = sku, Year = year };

    /// <summary>A bit for each day of an item tells whether the file had it before.</summary>
    private static async IAsyncEnumerable<(string Sku, DateOnly Date, DemandDay Day)> GoodAsync(
        IAsyncEnumerable<TableRow> rows,
        IReadOnlySet<string> skus,
        DateOnly today,
        ImportTally tally,
        bool addsUp,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new Dictionary<(string, int), System.Collections.BitArray>();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var sku = row.Key("sku", skus, "item");
            var date = row.Date("date");
            var day = new DemandDay(row.Whole("quantity", 0, MostUnits), row.OptionalFlag("in_stock") ?? true);
            if (date > today) row.AddError("date", FormattableString.Invariant($"{date:yyyy-MM-dd} is after today, {today:yyyy-MM-dd}"));
            if (row.IsGood && !addsUp && IsRepeated(sku, date)) row.AddError("date", "an earlier row has the same sku and date; where each row is a sale of its own, send the file with addsUp=true");
            if (row.IsGood) yield return (sku, date, day);
            else tally.Reject(row.Errors);
        }

        bool IsRepeated(string sku, DateOnly date)
        {
            if (!seen.TryGetValue((sku, date.Year), out var days)) seen.Add((sku, date.Year), days = new(367));
            var before = days[date.DayOfYear];
            days[date.DayOfYear] = true;
            return before;
        }
    }

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private async Task WriteAsync(
        Dictionary<(string Sku, int Year), Dictionary<DateOnly, DemandDay>> waiting, ImportTally tally, ImportOptions options, CancellationToken cancellation)
    {
        await Parallel.ForEachAsync(
            waiting,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation },
            async (year, inner) => await Patience.RunAsync(
                () => WriteAsync(year.Key.Sku, year.Key.Year, year.Value, tally, options, inner), inner));
        waiting.Clear();
    }

    private async Task WriteAsync(
        string sku, int year, Dictionary<DateOnly, DemandDay> days, ImportTally tally, ImportOptions options, CancellationToken cancellation)
    {
        var (inserted, updated) = (0, 0);
        if (options.DryRun) Merged((await demand.ListBySkusAsync([sku], cancellation))[sku].SingleOrDefault(stored => stored.Year == year));
        else await demand.UpdateAsync(sku, year, Merged, cancellation);
        tally.Count(RowOutcome.Inserted, inserted);
        tally.Count(RowOutcome.Updated, updated);

        DemandYear? Merged(DemandYear? stored)
        {
            var known = stored ?? Empty(sku, year);
            (var merged, inserted, updated) = DemandRules.With(known, days.Select(day => (day.Key, day.Value)));
            return options.Lists is { } lists && merged.Lists != lists ? merged with { Lists = lists } : merged;
        }
    }
}
