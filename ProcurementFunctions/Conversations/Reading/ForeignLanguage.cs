using System.Reflection;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>A language that the agent recognises and cannot read: by its commonest words, with what it answers in it.</summary>
internal sealed class ForeignLanguage
{
    private readonly HashSet<string> _words;

    private ForeignLanguage(string name, string reply, IEnumerable<string> words) => (Name, Reply, _words) = (name, reply, [.. words]);

    /// <summary>Those of <c>Languages/others.txt</c>.</summary>
    public static IReadOnlyList<ForeignLanguage> All { get; } = [.. Load()];

    public string Name { get; }

    public string Reply { get; }

    /// <summary>The language of tokens that are not read as English; null where they seem to be English, or none that is known.</summary>
    public static Wish.Foreign? Of(IReadOnlyList<Token> tokens, Language english, IReadOnlyList<ForeignLanguage> languages)
    {
        var words = tokens.Where(token => token.Kind == TokenKind.Word && token.Said.Any(char.IsLetter)).Select(token => token.Said.ToLowerInvariant()).ToList();
        if (words.Count == 0) return null;
        // A word that both have tells nothing.
        var ownWords = words.Count(word => english.Known.Contains(word) && !languages.Any(language => language._words.Contains(word)));
        var best = languages.Select(language => (Language: language, Hits: words.Count(language._words.Contains), Sure: words.Count(word => language._words.Contains(word) && !english.Known.Contains(word)))).MaxBy(one => (one.Hits, one.Sure));
        return best.Sure > 0 && best.Hits > ownWords ? new(best.Language.Name, best.Language.Reply) : null;
    }

    private static IEnumerable<ForeignLanguage> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Languages.others.txt") ?? throw new FormatException("there are no other languages");
        using var reader = new StreamReader(stream);
        var entries = reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#').ToList();
        for (var line = 0; line + 1 < entries.Count; line += 2)
        {
            var (name, reply) = entries[line].Split(':', 2, StringSplitOptions.TrimEntries) switch { [var n, var r] => (n, r), _ => throw new FormatException(entries[line]) };
            yield return new(name, reply, entries[line + 1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }
}
