using System.Runtime.CompilerServices;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Import;

/// <summary>How much of each item was asked for on each day up to today; a day's row replaces what was known of that day.</summary>
internal sealed class DemandImport(IDemandStore demand, KnownIds known, TimeProvider time) : IRowImport
{
    private const int MostUnits = 10_000_000;

    /// <summary>How many rows wait in memory to be written together, a document for each item and year.</summary>
    private const int RowsAtOnce = 20_000;

    public ImportKind Kind => ImportKind.Demand;

    public IReadOnlyList<string> Required { get; } = ["sku", "date", "quantity"];

    public IReadOnlyList<string> Optional { get; } = ["in_stock"];

    public async Task ImportAsync(IAsyncEnumerable<TableRow> rows, ImportTally tally, bool dryRun, CancellationToken cancellation)
    {
        var skus = await known.SkusAsync(cancellation);
        var waiting = new Dictionary<(string Sku, int Year), Dictionary<DateOnly, DemandDay>>();
        var count = 0;
        await foreach (var (sku, date, day) in GoodAsync(rows, skus, Today(), tally, cancellation))
        {
            var place = (sku, date.Year);
            if (!waiting.TryGetValue(place, out var days)) waiting.Add(place, days = []);
            days.Add(date, day);
            if (++count % RowsAtOnce == 0) await WriteAsync(waiting, tally, dryRun, cancellation);
        }

        await WriteAsync(waiting, tally, dryRun, cancellation);
    }

    /// <summary>A bit for each day of an item tells whether the file had it before.</summary>
    private static async IAsyncEnumerable<(string Sku, DateOnly Date, DemandDay Day)> GoodAsync(
        IAsyncEnumerable<TableRow> rows,
        IReadOnlySet<string> skus,
        DateOnly today,
        ImportTally tally,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new Dictionary<(string, int), System.Collections.BitArray>();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var sku = row.Key("sku", skus, "item");
            var date = row.Date("date");
            var day = new DemandDay(row.Whole("quantity", 0, MostUnits), row.OptionalFlag("in_stock") ?? true);
            if (date > today) row.AddError("date", FormattableString.Invariant($"{date:yyyy-MM-dd} is after today, {today:yyyy-MM-dd}"));
            if (row.IsGood && IsRepeated(sku, date)) row.AddError("date", "an earlier row has the same sku and date");
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
        Dictionary<(string Sku, int Year), Dictionary<DateOnly, DemandDay>> waiting, ImportTally tally, bool dryRun, CancellationToken cancellation)
    {
        await Parallel.ForEachAsync(
            waiting,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation },
            async (year, inner) => await Patience.RunAsync(
                () => WriteAsync(year.Key.Sku, year.Key.Year, year.Value, tally, dryRun, inner), inner));
        waiting.Clear();
    }

    private async Task WriteAsync(
        string sku, int year, Dictionary<DateOnly, DemandDay> days, ImportTally tally, bool dryRun, CancellationToken cancellation)
    {
        var (inserted, updated) = (0, 0);
        if (dryRun) Merged((await demand.ListBySkusAsync([sku], cancellation))[sku].SingleOrDefault(stored => stored.Year == year));
        else await demand.UpdateAsync(sku, year, Merged, cancellation);
        tally.Count(RowOutcome.Inserted, inserted);
        tally.Count(RowOutcome.Updated, updated);

        DemandYear? Merged(DemandYear? stored)
        {
            var known = stored ?? new DemandYear { Id = DemandRules.KeyOf(year), Sku = sku, Year = year };
            (var merged, inserted, updated) = DemandRules.With(known, days.Select(day => (day.Key, day.Value)));
            return merged;
        }
    }
}
