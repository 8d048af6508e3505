using System.Reflection;
using System.Text;
using ProcurementFunctions.Figures;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>
/// How people say things in one language, read from its file in <c>Languages/</c>: see docs/conversation.md for how a line
/// is written. Made once, then only read.
/// </summary>
internal sealed class Language
{
    private readonly Dictionary<string, Pattern> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WishForm>> _formsByWord = new(StringComparer.Ordinal);
    private readonly List<WishForm> _formsOfAnyWord = [];

    private Language(string name, IEnumerable<string> lines)
    {
        Name = char.ToUpperInvariant(name[0]) + name[1..];
        var parser = new PatternParser(part => _parts.TryGetValue(part, out var pattern) ? pattern : throw new FormatException($"<{part}> is not written down"));
        // Parts first: they may stand anywhere, each below those that it uses.
        foreach (var (head, text) in Entries(lines).OrderBy(entry => entry.Head.StartsWith("part ", StringComparison.Ordinal) ? 0 : 1)) Read(parser, head, text);
        foreach (var form in Forms)
        {
            // The words that are fewest tell soonest.
            if (form.Pattern.Needs.MinBy(words => words.Count) is not { } needs) _formsOfAnyWord.Add(form);
            else foreach (var word in needs) (_formsByWord.TryGetValue(word, out var forms) ? forms : _formsByWord[word] = []).Add(form);
        }

        Own = [.. Own, .. Forms.SelectMany(form => form.Pattern.Words).Except(Contractions.Values.SelectMany(words => words.Split(' '))), .. Contractions.Keys];
        if (!IsFull) AddPlainSpellings();
        Known = [.. Own, .. Contractions.Values.SelectMany(words => words.Split(' ')), .. PlainNumber.AllWords, .. QuantitySlot.Words, .. MoneySlot.Words, .. DateSlot.Words, .. Words, .. Fillers, .. Forms.SelectMany(form => form.Pattern.Words), .. _parts.Values.SelectMany(part => part.Words), .. References.SelectMany(one => one.Pattern.Words)];
    }

    public static Language English { get; } = Load("english");

    /// <summary>Those that are read in simple sentences only, or not at all.</summary>
    public static IReadOnlyList<Language> Others { get; } = [Load("german"), Load("spanish"), Load("french"), Load("italian"), Load("dutch")];

    /// <summary>With a capital, as in "German".</summary>
    public string Name { get; }

    /// <summary>Its tag, such as "de" (BCP 47).</summary>
    public string Tag { get; private set; } = "en";

    /// <summary>What is answered, in the language, to a message that is not read whole; null: the language is read in full.</summary>
    public string? Apology { get; private set; }

    /// <summary>
    /// Whether the file has the words of doubt and the names of things, so that half a sentence can be spoken about and an unknown word be a name.
    /// Of another language only whole sentences with names of the catalogue are taken.
    /// </summary>
    public bool IsFull => Apology is null;

    public List<WishForm> Forms { get; } = [];

    /// <summary>Words that refer to an item without naming it.</summary>
    public List<(string Kind, Pattern Pattern)> References { get; } = [];

    public HashSet<string> Fillers { get; } = new(StringComparer.Ordinal);

    /// <summary>Words that are known but stand in no form, such as those that make half a sentence doubtful.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>Words such as "not", "if" or "maybe": a sentence with one of them that is not read whole stops all of a message.</summary>
    public HashSet<string> Doubts { get; } = new(StringComparer.Ordinal);

    /// <summary>Words that messages to the agent are about.</summary>
    public HashSet<string> Topics { get; } = new(StringComparer.Ordinal);

    /// <summary>Words such as "october" or "per", without which a question is another.</summary>
    public HashSet<string> Narrowing { get; } = new(StringComparer.Ordinal);

    /// <summary>Words such as "for" or "until" with which a piece of a sentence begins that belongs to the one before.</summary>
    public HashSet<string> Fragments { get; } = new(StringComparer.Ordinal);

    /// <summary>Words that stand for several, such as "what's" for "what is".</summary>
    public Dictionary<string, string> Contractions { get; } = new(StringComparer.Ordinal);

    /// <summary>What people often type for another word.</summary>
    public Dictionary<string, string> Typos { get; } = new(StringComparer.Ordinal);

    /// <summary>Words that tell the language: common ones, and those of its forms.</summary>
    public HashSet<string> Own { get; } = new(StringComparer.Ordinal);

    /// <summary>All words of the language that the agent knows.</summary>
    public HashSet<string> Known { get; }

    /// <exception cref="FormatException">A line cannot be read; the message holds it.</exception>
    public static Language Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Languages.{name}.txt")
            ?? throw new FormatException($"there is no language {name}");
        using var reader = new StreamReader(stream);
        return Parse(name, reader.ReadToEnd());
    }

    public static Language Parse(string name, string text) => new(name, text.Split('\n'));

    public Pattern Part(string name) => _parts[name];

    /// <summary>The forms that tokens may match, in the order of the file.</summary>
    public List<WishForm> Candidates(List<Token> tokens)
    {
        var isTried = new bool[Forms.Count];
        foreach (var form in _formsOfAnyWord) isTried[form.Order] = true;
        foreach (var token in tokens)
        {
            if (!_formsByWord.TryGetValue(token.Word, out var forms)) continue;
            foreach (var form in forms) isTried[form.Order] = true;
        }

        return Forms.FindAll(form => isTried[form.Order] && form.HasNeedsIn(tokens));
    }

    private void Read(PatternParser parser, string head, string text)
    {
        var words = head.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words[0])
        {
            case "filler": Fillers.UnionWith(List(text)); break;
            case "word": Words.UnionWith(List(text)); break;
            case "doubt": Doubts.UnionWith(List(text)); Words.UnionWith(List(text)); break;
            case "topic": Topics.UnionWith(List(text)); Words.UnionWith(List(text)); break;
            case "fragment": Fragments.UnionWith(List(text)); Words.UnionWith(List(text)); break;
            case "narrowing": Narrowing.UnionWith(List(text)); Words.UnionWith(List(text)); break;
            case "typo": AddTo(Typos, text); break;
            case "contraction" or "means": AddTo(Contractions, text); break;
            case "common": Own.UnionWith(List(text)); break;
            case "tag": Tag = text.Trim(); break;
            case "sorry": Apology = text.Trim(); break;
            case "part": _parts[words[1]] = Shared(parser.Read(text)); break;
            case "item": References.Add((words[1], parser.Read(text))); break;
            case "do" or "ask" or "say": Forms.Add(FormOf(parser, words, text)); break;
            default: throw new FormatException($"a line begins with {words[0]}: {head}");
        }
    }

    /// <summary>"für" is also typed "fur" and "fuer", where that is no other word.</summary>
    private void AddPlainSpellings()
    {
        HashSet<string> words = [.. Own, .. Fillers, .. Contractions.Keys, .. Forms.SelectMany(form => form.Pattern.Words), .. References.SelectMany(one => one.Pattern.Words)];
        foreach (var word in words.Where(word => !Ascii.IsValid(word)))
        {
            foreach (var plain in (ReadOnlySpan<string>)[PlainLetters.Of(word), PlainLetters.InTwo(word)])
            {
                if (!words.Contains(plain) && Own.Add(plain)) Contractions[plain] = Contractions.GetValueOrDefault(word, word);
            }
        }
    }

    private static Pattern Shared(Pattern pattern) => pattern.HasValues ? pattern : new Pattern.Shared(pattern);

    private WishForm FormOf(PatternParser parser, string[] words, string text)
    {
        var body = parser.Read(text);
        foreach (var value in words.Skip(2).Reverse()) body = new Pattern.Valued(value.Split('=')[0], value.Split('=')[1], body);
        var kind = words[0] switch { "do" => WishKind.Do, "ask" => WishKind.Ask, _ => WishKind.Say };
        var framed = kind switch
        {
            WishKind.Do => parser.Framed(body, "[<do-lead>]", "<do-asked>"),
            WishKind.Ask => parser.Framed(body, "[<ask-lead>]", null),
            _ => body,
        };
        return new(words[1], kind, framed, Forms.Count);
    }

    private static void AddTo(Dictionary<string, string> words, string text)
    {
        foreach (var pair in List(text)) words[pair.Split('=')[0]] = pair.Split('=')[1];
    }

    private static string[] List(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<(string Head, string Text)> Entries(IEnumerable<string> lines)
    {
        string? entry = null;
        foreach (var line in lines.Select(line => line.TrimEnd('\r')).Append("end:"))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (char.IsWhiteSpace(line[0]))
            {
                entry += line;
                continue;
            }

            if (entry is not null) yield return Split(entry);
            entry = line;
        }
    }

    private static (string Head, string Text) Split(string entry)
    {
        var colon = entry.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) throw new FormatException($"a line has no colon: {entry}");
        return (entry[..colon], entry[(colon + 1)..]);
    }
}

/// <summary>A way to say a wish.</summary>
/// <param name="Order">Its place in the file: of two forms that read the same words as well, the first counts.</param>
internal sealed record WishForm(string Wish, WishKind Kind, Pattern Pattern, int Order)
{
    private readonly HashSet<string> _words = Pattern.Words.ToHashSet(StringComparer.Ordinal);
    private readonly List<Pattern.Slot> _slots = [.. Pattern.Slots.DistinctBy(slot => slot.Kind)];
    private readonly List<HashSet<string>> _needs = [.. Pattern.Needs.Select(words => words.ToHashSet(StringComparer.Ordinal)).OrderBy(words => words.Count)];

    /// <summary>Whether a word stands in it.</summary>
    public bool Has(string word) => _words.Contains(word);

    /// <summary>Whether tokens have all words without which it cannot match.</summary>
    public bool HasNeedsIn(List<Token> tokens)
    {
        foreach (var words in _needs)
        {
            if (!tokens.Exists(token => words.Contains(token.Word))) return false;
        }

        return true;
    }

    /// <summary>
    /// What it costs at least to come through all tokens by this form: as if its words and values could stand in any order.
    /// </summary>
    public double LeastCost(Parse parse)
    {
        var least = new double[parse.Tokens.Count + 1];
        for (var place = parse.Tokens.Count - 1; place >= 0; place--)
        {
            var cost = least[place + 1] + (_words.Contains(parse.Tokens[place].Word) ? 0 : parse.CostOfLeaving(place));
            foreach (var slot in _slots)
            {
                foreach (var value in slot.At(parse, place)) cost = Math.Min(cost, least[value.End] + value.Cost);
            }

            least[place] = cost;
        }

        return least[0];
    }
}

internal enum WishKind
{
    /// <summary>It changes something.</summary>
    Do,

    /// <summary>It asks, and changes nothing.</summary>
    Ask,

    /// <summary>It belongs to the talk: yes, no, a number in answer to a question.</summary>
    Say,
}
