namespace ProcurementFunctions.Conversations.Reading;

/// <summary>
/// Takes a word that nobody knows for one that is known and differs by a typing error: one letter in words of four and
/// more, two in words of eight and more. Known are the language's words and those in the names of items and vendors.
/// </summary>
internal static class Spelling
{
    private const int ShortestForOne = 4;
    private const int ShortestForTwo = 8;
    private const int Longest = 24;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    public static List<Token> Correct(List<Token> tokens, Language language, Catalogue catalogue)
    {
        for (var place = 0; place < tokens.Count; place++) tokens[place] = Of(tokens[place], place == 0 || tokens[place - 1].Kind is TokenKind.Stop or TokenKind.Question, language, catalogue);
        return tokens;
    }

    private static Token Of(Token token, bool isFirst, Language language, Catalogue catalogue)
    {
        var word = token.Word;
        if (token.Kind == TokenKind.Comma) return token with { IsKnown = true, IsFiller = true };
        if (token.Kind == TokenKind.Code && word.Length <= Longest && !catalogue.IsCode(token.Said) && NearestCode(word, catalogue) is { } code)
            return token with { Word = code, Said = code, IsKnown = true, IsGuess = true, MistypedAs = token.Said };
        if (token.Kind is not TokenKind.Word) return token with { IsKnown = true };
        if (language.Typos.TryGetValue(word, out var meant)) return token with { Word = meant, IsKnown = true, MistypedAs = word.Length > 2 ? token.Said : null, IsFiller = language.Fillers.Contains(meant) };
        if (language.Known.Contains(word)) return token with { IsKnown = true, IsFiller = language.Fillers.Contains(word) };
        // A word with a capital that begins no sentence is a name, if a mistyped one.
        var isName = char.IsUpper(token.Said[0]) && !token.Said.All(c => !char.IsLower(c)) && !isFirst;
        if (word.Length is < ShortestForOne or > Longest || catalogue.HasWord(word) || catalogue.IsCode(word) || !word.All(char.IsAsciiLetter)) return token;
        return Nearest(word, isName, language, catalogue) is { } near
            ? token with { Word = near, IsKnown = language.Known.Contains(near), IsGuess = language.Known.Contains(near), MistypedAs = token.Said, IsFiller = language.Fillers.Contains(near) }
            : token;
    }

    /// <summary>The one known word that is near; null when there is none, or several.</summary>
    private static string? Nearest(string word, bool isName, Language language, Catalogue catalogue)
    {
        var near = OneAway(word).Where(other => other.Length >= 3 && ((!isName && language.Known.Contains(other) && !language.Doubts.Contains(other)) || catalogue.HasWord(other))).Distinct().ToList();
        if (near.Count > 1) near = [.. near.Where(other => other[0] == word[0])];
        if (near.Count > 1 && near.FindAll(catalogue.HasWord) is [var one]) return one;
        if (near.Count > 0) return near.Count == 1 ? near[0] : null;
        if (word.Length < ShortestForTwo) return null;
        var far = (isName ? [] : language.Known.AsEnumerable()).Concat(catalogue.Items.Words).Concat(catalogue.Vendors.Words)
            .Where(other => !language.Doubts.Contains(other) && other.Length >= ShortestForTwo - 1 && other[0] == word[0] && Math.Abs(other.Length - word.Length) <= 2 && Distance(word, other) <= 2).Distinct().Take(2).ToList();
        return far.Count == 1 ? far[0] : null;
    }

    /// <summary>The one SKU that is a letter away; a digit is never guessed, as another number is another item.</summary>
    private static string? NearestCode(string code, Catalogue catalogue) =>
        OneAway(code).Where(other => Digits(other) == Digits(code) && catalogue.Items.HasId(other)).Distinct().Take(2).ToList() is [var one] ? one : null;

    private static string Digits(string code) => string.Concat(code.Where(char.IsAsciiDigit));

    /// <summary>All words that are one letter added, left out, changed or swapped with its neighbour away.</summary>
    private static IEnumerable<string> OneAway(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            yield return word.Remove(i, 1);
            if (i + 1 < word.Length && word[i] != word[i + 1]) yield return string.Concat(word.AsSpan(0, i), word.AsSpan(i + 1, 1), word.AsSpan(i, 1), word.AsSpan(i + 2));
            foreach (var letter in Letters) yield return string.Concat(word.AsSpan(0, i), letter.ToString(), word.AsSpan(i + 1));
        }

        for (var i = 0; i <= word.Length; i++)
        {
            foreach (var letter in Letters) yield return word.Insert(i, letter.ToString());
        }
    }

    /// <summary>Letters to add, leave out or change to get from one word to another (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
