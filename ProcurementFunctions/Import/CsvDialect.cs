using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Import;

/// <summary>What stands between the fields of a CSV file.</summary>
/// <param name="Separator">A comma, a semicolon, a tab or a bar.</param>
/// <param name="IsSaid">Whether a line such as <c>sep=;</c> before the header says so.</param>
internal sealed record CsvDialect(char Separator, bool IsSaid)
{
    /// <summary>The longest header that is looked at, in bytes.</summary>
    private const int LongestHeader = 64 * 1024;

    /// <summary>Reads the beginning of a file and goes back there.</summary>
    public static async Task<CsvDialect> FindAsync(
        Stream file, FileEncoding encoding, WantedColumns columns, IReadOnlyDictionary<string, string> map, CancellationToken cancellation)
    {
        var start = new byte[LongestHeader];
        var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation);
        file.Position = 0;
        using var text = new StreamReader(new MemoryStream(start, 0, read), encoding.Text);
        var lines = new List<string>();
        while (lines.Count < HeaderSearch.MostRows && await text.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Length > 0) lines.Add(line);
        }

        if (lines.Count == 0) throw ProblemException.BadInput("file", "is empty; it needs a header row");
        return SeparatorRules.Said(lines[0]) is { } said
            ? new(said, true)
            : new(SeparatorRules.Of(lines, headers => HeaderRules.CountKnown(headers, columns, map)), false);
    }
}
