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
}
