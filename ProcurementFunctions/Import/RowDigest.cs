using System.Globalization;

namespace ProcurementFunctions.Import;

/// <summary>
/// Whether a row has changed since it was last imported. A stored document remembers a digest of the row that it was last
/// imported from; the same row again changes nothing, also when the document has been changed since by a person or by
/// goods that came in. A row that says something else than last time is applied.
/// </summary>
internal static class RowDigest
{
    public static string Of(TableRow row, IEnumerable<string> columns) =>
        row.DigestOf(columns).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Stores a row: as a new document, over the known one, or not at all where it says what it said last time.</summary>
    /// <param name="digestOf">The digest that a document remembers.</param>
    /// <param name="over">A known document with what the row says.</param>
    /// <param name="updateAsync">Reads, changes and writes the document.</param>
    public static async Task<RowOutcome> StoreAsync<T>(
        T row, Func<T, string?> digestOf, Func<T, T> over, Func<Func<T?, T?>, Task> updateAsync)
        where T : class
    {
        var outcome = RowOutcome.Unchanged;
        await updateAsync(Changed);
        return outcome;

        T? Changed(T? known)
        {
            outcome = known is null ? RowOutcome.Inserted
                : digestOf(known) == digestOf(row) ? RowOutcome.Unchanged
                : RowOutcome.Updated;
            return outcome switch
            {
                RowOutcome.Inserted => row,
                RowOutcome.Unchanged => known,
                _ => over(known!),
            };
        }
    }
}
