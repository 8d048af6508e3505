namespace ProcurementFunctions.Conversations.Rules;

/// <summary>Compares the names of items and vendors with what people call them.</summary>
internal static class ItemNames
{
    private static readonly char[] Separators = [' ', ',', '.', '-', '/', '\'', '"', '(', ')', '&'];

    /// <summary>Whether every word that was said is, or begins, a word of the name; plural or not.</summary>
    public static bool Matches(string name, string said)
    {
        var words = Words(name);
        var wanted = Words(said);
        return wanted.Length > 0 && wanted.All(want => words.Any(word => Same(word, want)));
    }

    /// <summary>Whether the name is just what was said; plural or not.</summary>
    public static bool IsExactly(string name, string said)
    {
        var words = Words(name);
        var wanted = Words(said);
        return words.Length == wanted.Length && words.Zip(wanted).All(pair => Singular(pair.First) == Singular(pair.Second));
    }

    private static bool Same(string word, string want) =>
        Singular(word) == Singular(want) || (want.Length >= 4 && word.StartsWith(want, StringComparison.Ordinal));

    private static string[] Words(string text) =>
        [.. text.ToLowerInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("the" or "a" or "an"))];

    private static string Singular(string word) =>
        word.Length > 3 && word.EndsWith("es", StringComparison.Ordinal) && "sxzh".Contains(word[^3], StringComparison.Ordinal) ? word[..^2]
        : word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
        : word;
}
