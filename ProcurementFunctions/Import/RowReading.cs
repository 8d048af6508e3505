using System.Runtime.CompilerServices;

namespace ProcurementFunctions.Import;

/// <summary>Sorts the good rows of a file from the bad.</summary>
internal static class RowReading
{
    /// <summary>
    /// What <paramref name="read"/> makes of each row. Rows with errors, and rows with the key of an earlier good row, are
    /// rejected. Of the keys seen eight bytes each are kept; the limit on a file's size bounds them.
    /// </summary>
    public static async IAsyncEnumerable<T> GoodAsync<T>(
        IAsyncEnumerable<TableRow> rows,
        Func<TableRow, T> read,
        IReadOnlyList<string> key,
        ImportTally tally,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new HashSet<ulong>();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var good = read(row);
            if (!row.IsGood) tally.Reject(row.Errors);
            else if (!seen.Add(row.DigestOf(key))) tally.Reject(row.Line, key[^1], $"an earlier row has the same {string.Join(" and ", key)}");
            else yield return good;
        }
    }

    /// <summary>Has rows stored, many at once, in no certain order, and counts what became of them.</summary>
    /// <param name="store">Safe to repeat.</param>
    public static Task StoreAsync<T>(
        IAsyncEnumerable<T> rows,
        Func<T, CancellationToken, Task<RowOutcome>> store,
        ImportTally tally,
        CancellationToken cancellation) => Parallel.ForEachAsync(
            rows,
            new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = cancellation },
            async (row, inner) => tally.Count(await Patience.RunAsync(() => store(row, inner), inner)));
}
