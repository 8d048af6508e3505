namespace ProcurementFunctions.Conversations.Reading;

/// <summary>Tells by its words in which other language a message may be written.</summary>
internal static class ForeignLanguage
{
    /// <summary>The languages of tokens that are not read as English, the likeliest first; none where they seem to be English, or of no language that is known.</summary>
    public static List<Language> Of(IReadOnlyList<Token> tokens, Language english, IReadOnlyList<Language> others)
    {
        var words = tokens.Where(token => token.Kind == TokenKind.Word && token.Said.Any(char.IsLetter)).Select(token => token.Said.ToLowerInvariant()).ToList();
        // A word that both have tells nothing.
        return [.. others
            .Select(other => (Language: other, Own: words.Count(word => other.Own.Contains(word) && !english.Known.Contains(word)), English: words.Count(word => english.Known.Contains(word) && !other.Own.Contains(word))))
            .Where(one => one.Own > one.English)
            .OrderByDescending(one => one.Own - one.English)
            .Select(one => one.Language)];
    }
}
