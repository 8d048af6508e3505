using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Import;

/// <summary>Which header stands for which column. Pure.</summary>
internal static class HeaderRules
{
    private const int MostListed = 40;

    /// <summary>The columns that are wanted and there, with their places.</summary>
    /// <param name="headers">As the file has them.</param>
    /// <param name="columns">Those that the file is to have, and those that are used where it has them.</param>
    /// <param name="map">The header of a column, where the sender says it; it counts before any likeness.</param>
    /// <exception cref="ProblemException">400: a column is missing, or two headers may stand for one.</exception>
    public static IReadOnlyList<(string Name, int Index)> Find(
        IReadOnlyList<string> headers, WantedColumns columns, IReadOnlyDictionary<string, string> map)
    {
        Readable(headers);
        var mapped = map.ToDictionary(pair => pair.Key, pair => PlaceOf(pair.Key, pair.Value, headers, columns));
        var found = new List<(string, int)>();
        foreach (var column in columns.All)
        {
            if (mapped.TryGetValue(column, out var place)) found.Add((column, place));
            else if (LikeOf(column, headers, mapped.Values) is { } like) found.Add((column, like));
        }

        var missing = columns.Required.Except(found.Select(one => one.Item1)).ToList();
        return missing.Count == 0 ? found : throw MissingColumns(missing, headers);
    }

    /// <exception cref="ProblemException">400: it is empty, or no text.</exception>
    public static IReadOnlyList<string> Readable(IReadOnlyList<string> headers)
    {
        if (headers.All(string.IsNullOrWhiteSpace)) throw ProblemException.BadInput("file", "is empty; it needs a header row");
        return headers.Any(header => header.Any(c => c == '\uFFFD' || (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))))
            ? throw ProblemException.BadInput("file", "the header is not text")
            : headers;
    }

    /// <summary>The header that is taken for a column where nobody says which; null: none is like it.</summary>
    public static string? LikeliestOf(string column, IReadOnlyList<string> headers) =>
        headers.FirstOrDefault(header => KnownColumns.IsOwnName(header, column)) ?? headers.FirstOrDefault(header => KnownColumns.Matches(header, column));

    /// <summary>How many of the columns such a header has.</summary>
    public static int CountKnown(IEnumerable<string> headers, WantedColumns columns, IReadOnlyDictionary<string, string> map) =>
        headers.Count(header => columns.All.Any(column => KnownColumns.Matches(header, column))
            || map.Values.Any(mapped => IsSame(mapped, header)));

    /// <summary>How many of the columns that are needed such a header has.</summary>
    public static int CountRequired(IReadOnlyList<string> headers, WantedColumns columns, IReadOnlyDictionary<string, string> map) =>
        columns.Required.Count(column => headers.Any(header =>
            map.TryGetValue(column, out var mapped) ? IsSame(mapped, header) : KnownColumns.Matches(header, column)));

    private static int PlaceOf(string column, string header, IReadOnlyList<string> headers, WantedColumns columns)
    {
        if (!columns.All.Contains(column))
            throw ProblemException.BadInput("map", $"there is no column {column}; there are {string.Join(", ", columns.All)}");
        var places = Enumerable.Range(0, headers.Count).Where(place => IsSame(headers[place], header)).ToList();
        return places switch
        {
            [var only] => only,
            [] => throw ProblemException.BadInput("map", $"the file has no column {header}; {Listed(headers)}"),
            _ => throw ProblemException.BadInput("map", $"the header has the column {header} twice"),
        };
    }

    private static int? LikeOf(string column, IReadOnlyList<string> headers, IReadOnlyCollection<int> taken)
    {
        var places = Enumerable.Range(0, headers.Count)
            .Where(place => !taken.Contains(place) && KnownColumns.Matches(headers[place], column)).ToList();
        // The column's own name says it more plainly than any other.
        if (places.Count > 1 && places.Where(place => KnownColumns.IsOwnName(headers[place], column)).ToList() is [var own]) return own;
        if (places.Count <= 1) return places.Count == 1 ? places[0] : null;
        var likes = places.Select(place => headers[place].Trim()).ToList();
        throw ProblemException.BadInput(column, likes.Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1
            ? "the header has this column twice"
            : $"the headers {string.Join(" and ", likes)} may all stand for it; say which does with ?map={column}:{likes[0]}");
    }

    private static bool IsSame(string one, string other) => one.Trim().Equals(other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Listed(IReadOnlyList<string> headers)
    {
        var named = headers.Select(header => header.Trim()).Where(header => header.Length > 0).ToList();
        return $"it has the columns {string.Join(", ", named.Take(MostListed).Select(TableRow.Shown))}{(named.Count > MostListed ? ", …" : "")}";
    }

    private static ProblemException MissingColumns(List<string> missing, IReadOnlyList<string> headers) => new(
        400,
        "Bad input",
        $"the header lacks the {(missing.Count == 1 ? "column" : "columns")} {string.Join(", ", missing)}; {Listed(headers)}; "
        + $"say which is which with ?map={missing[0]}:NAME",
        missing.ToDictionary<string, string, string[]>(column => column, _ => ["the column is missing"]));
}

/// <summary>The columns of a kind of file.</summary>
/// <param name="Required">Without which it is refused.</param>
/// <param name="Optional">Which are used where it has them.</param>
public sealed record WantedColumns(IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    public IEnumerable<string> All => Required.Concat(Optional);
}
