namespace ProcurementFunctions.Import;

/// <summary>What stands between the fields of a file. Pure.</summary>
internal static class SeparatorRules
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>What a first line such as <c>sep=;</c> says; null when it is none.</summary>
    public static char? Said(string firstLine) =>
        firstLine.TrimEnd('\r', ' ') is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var separator] && Separators.Contains(separator) ? separator : null;

    /// <summary>
    /// That which gives most of the columns that are known in any of the lines, or else most columns of the first; a comma where none gives more.
    /// </summary>
    /// <param name="lines">Those that may be the header.</param>
    /// <param name="countKnown">How many of these headers are known.</param>
    public static char Of(IReadOnlyList<string> lines, Func<IEnumerable<string>, int> countKnown) => lines
        .SelectMany((line, at) => Separators.Select(separator => (Separator: separator, At: at, Headers: Split(line, separator))))
        .MaxBy(split => (countKnown(split.Headers), -split.At, split.Headers.Count)).Separator;

    private static List<string> Split(string line, char separator)
    {
        var (fields, start, isQuoted) = (new List<string>(), 0, false);
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"') isQuoted = !isQuoted;
            if (line[at] != separator || isQuoted) continue;
            fields.Add(line[start..at].Trim().Trim('"'));
            start = at + 1;
        }

        fields.Add(line[start..].Trim().Trim('"'));
        return fields;
    }
}
