namespace ProcurementFunctions.Import;

/// <summary>
/// Which of the first rows of a table is its header, as notes may stand above it: the first that has all columns that are needed, else the one
/// that has most of them, else the first that is not empty.
/// </summary>
internal sealed class HeaderSearch(WantedColumns columns, IReadOnlyDictionary<string, string> map)
{
    /// <summary>How many rows are looked at.</summary>
    public const int MostRows = 30;

    private int _looked;
    private int _most = -1;

    /// <summary>The header; null while every row was empty.</summary>
    public IReadOnlyList<string>? Headers { get; private set; }

    /// <summary>The line that it begins on.</summary>
    public int Line { get; private set; }

    /// <summary>Whether it has all columns that are needed.</summary>
    public bool IsFound => _most == columns.Required.Count;

    public bool IsDone => IsFound || _looked >= MostRows;

    public void See(IReadOnlyList<string> cells, int line)
    {
        if (IsDone || cells.All(string.IsNullOrWhiteSpace)) return;
        _looked++;
        var count = HeaderRules.CountRequired(cells, columns, map);
        if (count <= _most) return;
        (_most, Headers, Line) = (count, cells, line);
    }
}
