namespace ProcurementFunctions.Conversations.Reading;

/// <summary>The words of a name in the form in which they are compared: singular, numbers in digits, units short.</summary>
internal static class NameWords
{
    private static readonly HashSet<string> Left = new(["the", "a", "an", "of", "and", "with", "for", "in", "'s", "&"], StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Same = new(StringComparer.Ordinal)
    {
        ["one"] = "1",
        ["two"] = "2",
        ["three"] = "3",
        ["four"] = "4",
        ["five"] = "5",
        ["six"] = "6",
        ["seven"] = "7",
        ["eight"] = "8",
        ["nine"] = "9",
        ["ten"] = "10",
        ["twelve"] = "12",
        ["twenty"] = "20",
        ["half"] = "0.5",
        ["litre"] = "l",
        ["liter"] = "l",
        ["millilitre"] = "ml",
        ["milliliter"] = "ml",
        ["gram"] = "g",
        ["gramme"] = "g",
        ["kilo"] = "kg",
        ["kilogram"] = "kg",
        ["metre"] = "m",
        ["meter"] = "m",
        ["centimetre"] = "cm",
        ["centimeter"] = "cm",
        ["millimetre"] = "mm",
        ["millimeter"] = "mm",
        ["inch"] = "in",
        ["by"] = "x",
        ["piece"] = "pc",
        ["pcs"] = "pc",
        ["grey"] = "gray",
        ["colour"] = "color",
    };

    /// <summary>Null for a word that no name is told by, such as "the".</summary>
    public static string? Of(string word)
    {
        if (Left.Contains(word)) return null;
        var singular = Singular(word);
        return Same.GetValueOrDefault(singular, singular);
    }

    /// <summary>The words of a name, in their order.</summary>
    public static List<string> Split(string name) =>
        [.. Tokenizer.Split(name, static _ => false).Where(IsWord).Select(token => Of(token.Word)).OfType<string>()];

    /// <summary>The word that says what the thing is: the last before a comma, bracket or number; "tent" in "Two-person tent, green".</summary>
    public static string? HeadOf(string name)
    {
        string? head = null;
        foreach (var token in Tokenizer.Split(name, static _ => false))
        {
            if (!IsWord(token) || (head is not null && (token.Kind == TokenKind.Number || token.Word is "with" or "for" or "of"))) break;
            if (Of(token.Word) is { } word && token.Kind != TokenKind.Number) head = word;
        }

        return head;
    }

    public static string Singular(string word) => word switch
    {
        "knives" => "knife",
        "shelves" => "shelf",
        "gloves" or "sleeves" or "valves" => word[..^1],
        _ when word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) => string.Concat(word.AsSpan(0, word.Length - 3), "y"),
        _ when word.Length > 4 && word.EndsWith("sses", StringComparison.Ordinal) => word[..^2],
        _ when word.Length > 3 && (word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)) => word[..^2],
        _ when word.Length > 2 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) && !word.EndsWith("is", StringComparison.Ordinal) => word[..^1],
        _ => word,
    };

    private static bool IsWord(Token token) => token.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Code or TokenKind.Date;
}
