using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Import;

/// <summary>Reads which header stands for which column, as <c>sku:Artikel,on_hand:Bestand</c>. Pure.</summary>
internal static class MapRules
{
    /// <param name="texts">Each one or more pairs; apart by commas.</param>
    /// <exception cref="ProblemException">400: a pair is none, or a column is mapped twice.</exception>
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<string?> texts)
    {
        var map = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in texts.SelectMany(text => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            var colon = pair.IndexOf(':', StringComparison.Ordinal);
            var (column, header) = colon < 0 ? (pair, "") : (pair[..colon].Trim(), pair[(colon + 1)..].Trim());
            if (column.Length == 0 || header.Length == 0)
                throw ProblemException.BadInput("map", $"'{TableRow.Shown(pair)}' is not of the form column:header, such as sku:Artikel");
            if (!map.TryAdd(column.ToLowerInvariant(), header)) throw ProblemException.BadInput("map", $"{column} is mapped twice");
        }

        return map;
    }
}
