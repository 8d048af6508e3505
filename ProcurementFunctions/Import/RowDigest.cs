using System.Globalization;

namespace ProcurementFunctions.Import;

/// <summary>
/// Whether a row has changed since it was last imported. A stored document remembers a digest of the row that it was last
/// imported from; the same row again leaves what a person has changed since, but for what it counts: a count is the truth
/// at its time. A row that says something else than last time is applied.
/// </summary>
internal static class RowDigest
{
    public static string Of(TableRow row, IEnumerable<string> columns) =>
        row.DigestOf(columns).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Stores a row: as a new document, over the known one, or not at all where nothing changes.</summary>
    /// <param name="row">As a new document.</param>
    /// <param name="digestOf">The digest that a document remembers.</param>
    /// <param name="over">A known document with what the row says.</param>
    /// <param name="again">A known document with what the row counts, when it says what it said last time; the same one where that is so already.</param>
    /// <param name="updateAsync">Reads, changes and writes the document.</param>
    /// <param name="isSame">Whether a change is none that is worth telling; null: none is.</param>
    public static async Task<RowOutcome> StoreAsync<T>(
        T row,
        Func<T, string?> digestOf,
        Func<T, T> over,
        Func<T, T> again,
        Func<Func<T?, T?>, Task> updateAsync,
        Func<T, T, bool>? isSame = null)
        where T : class
    {
        var outcome = RowOutcome.Unchanged;
        await updateAsync(Changed);
        return outcome;

        T? Changed(T? known)
        {
            var changed = known is null ? row : digestOf(known) == digestOf(row) ? again(known) : over(known);
            outcome = known is null ? RowOutcome.Inserted : ReferenceEquals(changed, known) || isSame?.Invoke(changed, known) == true ? RowOutcome.Unchanged : RowOutcome.Updated;
            return changed;
        }
    }
}
