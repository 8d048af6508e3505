namespace ProcurementFunctions.Conversations.Reading;

/// <summary>Finds the things that words of a message name: by id first, then by words of their names.</summary>
internal sealed class NameIndex
{
    /// <summary>How many things a mention keeps when it may mean many.</summary>
    public const int MostKept = 20;

    private readonly CatalogueEntry[] _entries;
    private readonly string[][] _words;
    private readonly string?[] _heads;
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byFoldedId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byBareId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);
    private readonly int _mostTokensOfId = 1;

    private readonly bool _byFirstWord;

    /// <param name="byFirstWord">Whether a name is told by its first word, as that of a firm is; else by any.</param>
    public NameIndex(IReadOnlyCollection<CatalogueEntry> entries, bool byFirstWord = false)
    {
        _byFirstWord = byFirstWord;
        _entries = [.. entries];
        _words = new string[_entries.Length][];
        _heads = new string?[_entries.Length];
        for (var index = 0; index < _entries.Length; index++)
        {
            var entry = _entries[index];
            _byId[entry.Id] = index;
            Add(_byFoldedId, Folded(entry.Id), index);
            Add(_byBareId, Bare(entry.Id), index);
            if (entry.Id.Contains(' ', StringComparison.Ordinal)) _mostTokensOfId = Math.Max(_mostTokensOfId, entry.Id.Split(' ').Length);
            _words[index] = [.. NameWords.Split(entry.Name)];
            _heads[index] = NameWords.HeadOf(entry.Name);
            foreach (var word in _words[index].Distinct()) Add(_byWord, word, index);
        }
    }

    public int Count => _entries.Length;

    /// <summary>The first by id, as many as there are up to a number.</summary>
    public IReadOnlyList<CatalogueEntry> First(int most) => [.. _entries.OrderBy(entry => entry.Id, StringComparer.Ordinal).Take(most)];

    public IEnumerable<string> Words => _byWord.Keys;

    /// <summary>All where they are no more than <paramref name="most"/>; else those whose id or a word of whose name stands in a text.</summary>
    public IEnumerable<CatalogueEntry> Near(string text, int most)
    {
        if (_entries.Length <= most) return _entries;
        var byId = _entries.Where(entry => text.Contains(entry.Id, StringComparison.OrdinalIgnoreCase));
        var byWord = NameWords.Split(text).SelectMany(word => _byWord.TryGetValue(word, out var found) ? found : []).Select(index => _entries[index]);
        return byId.Concat(byWord).Distinct().Take(most);
    }

    public bool HasId(string text) => _byFoldedId.ContainsKey(Folded(text));

    public bool HasWord(string plain) => _byWord.ContainsKey(plain);

    /// <summary>What the tokens that begin at a place may name: at most one mention by id and the longest by name.</summary>
    public IEnumerable<Mention> At(IReadOnlyList<Token> tokens, int place)
    {
        if (_entries.Length == 0) yield break;
        if (ById(tokens, place) is { } byId) yield return byId;
        foreach (var byName in ByName(tokens, place)) yield return byName;
    }

    /// <summary>What a text names as a whole; null: nothing.</summary>
    public Mention? Of(string said, Catalogue catalogue)
    {
        var tokens = Tokenizer.Split(said, catalogue.IsCode);
        if (_byId.TryGetValue(said, out var exact)) return new(tokens.Count, [_entries[exact]], IsById: true);
        return At(tokens, 0).FirstOrDefault(mention => mention.End == tokens.Count);
    }

    private Mention? ById(IReadOnlyList<Token> tokens, int place)
    {
        for (var length = Math.Min(_mostTokensOfId, tokens.Count - place); length >= 1; length--)
        {
            var said = length == 1 ? tokens[place].Said : string.Join(' ', tokens.Skip(place).Take(length).Select(token => token.Said));
            if (_byId.TryGetValue(said, out var exact)) return new(place + length, [_entries[exact]], IsById: true);
            if (_byFoldedId.TryGetValue(Folded(said), out var folded)) return new(place + length, Kept(folded), IsById: true) { Count = folded.Count };
        }

        // "lamphead", "lamp head" for LAMP-HEAD.
        var bare = "";
        Mention? found = null;
        for (var end = place; end < Math.Min(place + 3, tokens.Count) && tokens[end].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Code; end++)
        {
            bare += Bare(tokens[end].Said);
            if (bare.Length >= 4 && bare.Any(char.IsAsciiLetter) && _byBareId.TryGetValue(bare, out var ids)) found = new(end + 1, Kept(ids), IsById: true) { Count = ids.Count };
        }

        return found;
    }

    private IEnumerable<Mention> ByName(IReadOnlyList<Token> tokens, int place)
    {
        List<int>? left = null;
        var said = new List<string>();
        Mention? best = null;
        for (var end = place; end < tokens.Count && end < place + 10; end++)
        {
            var token = tokens[end];
            if (token.Kind is TokenKind.Comma && said.Count > 0) continue;
            if (token.Kind is not (TokenKind.Word or TokenKind.Number or TokenKind.Code)) break;
            if (NameWords.Of(token.Word) is not { } word)
            {
                if (said.Count == 0) break;
                continue;
            }

            if (!_byWord.TryGetValue(word, out var having)) break;
            var both = left is null ? having : Both(left, having);
            if (both.Count == 0) break;
            said.Add(word);
            left = both;
            if (MentionOf(end + 1, left, said, tokens, place) is { } mention) best = mention;
        }

        if (best is not null) yield return best;
    }

    private Mention? MentionOf(int end, List<int> left, List<string> said, IReadOnlyList<Token> tokens, int place)
    {
        // "10 boxes of masks": what they come in is no part of the name there, unless it is the thing itself, as in "5 jars".
        if (place > 0 && tokens[place - 1].Kind == TokenKind.Number && QuantitySlot.IsContainer(tokens[place].Word))
        {
            left = left.FindAll(index => _heads[index] == said[0]);
            if (left.Count == 0) return null;
        }

        // "20 cool boxes" are twenty; "20 l cool box" is its name.
        if (IsNumber(said[0]))
        {
            if (said.Count < 3) return null;
            left = left.FindAll(index => Follows(_words[index], said[0], said[1]));
            if (left.Count == 0) return null;
        }

        if (_byFirstWord)
        {
            left = left.FindAll(index => said.Count > 1 || _words[index] is [var first, ..] && first == said[0]);
            return left.Count == 0 ? null : new(end, Kept(left), IsById: false) { Count = left.Count };
        }

        var whole = left.FindAll(index => said.Distinct().Count() >= _words[index].Distinct().Count());
        if (whole.Count > 0) return new(end, Kept(whole), IsById: false) { Count = whole.Count };
        // "tents" are tents, and not the pegs of a tent.
        var heads = left.FindAll(index => _heads[index] is { } head && said.Contains(head));
        return heads.Count > 0
            ? new(end, Kept(heads), IsById: false) { Count = heads.Count }
            : new(end, Kept(left), IsById: false) { Count = left.Count, IsPartial = true };
    }

    private static bool Follows(string[] words, string first, string second)
    {
        for (var index = 0; index + 1 < words.Length; index++)
        {
            if (words[index] == first && words[index + 1] == second) return true;
        }

        return false;
    }

    private CatalogueEntry[] Kept(List<int> indexes) => [.. indexes.Take(MostKept).Select(index => _entries[index])];

    /// <summary>Of two ascending lists, what is in both.</summary>
    private static List<int> Both(List<int> one, List<int> other)
    {
        var both = new List<int>(Math.Min(one.Count, other.Count));
        for (int i = 0, j = 0; i < one.Count && j < other.Count;)
        {
            if (one[i] == other[j]) { both.Add(one[i]); i++; j++; }
            else if (one[i] < other[j]) i++;
            else j++;
        }

        return both;
    }

    private static void Add(Dictionary<string, List<int>> index, string key, int entry) =>
        (index.TryGetValue(key, out var entries) ? entries : index[key] = []).Add(entry);

    private static bool IsNumber(string word) => char.IsAsciiDigit(word[0]);

    private static string Folded(string id) => id.ToLowerInvariant();

    private static string Bare(string id) => string.Concat(id.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <summary>What some tokens name.</summary>
/// <param name="End">The place after them.</param>
/// <param name="Entries">What they may mean; the first of them where they are many.</param>
/// <param name="IsById">Whether the id was said, and not words of the name.</param>
internal sealed record Mention(int End, IReadOnlyList<CatalogueEntry> Entries, bool IsById)
{
    /// <summary>How many things they may mean.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Whether the words only say something of the thing and not what it is: "coffee" for a coffee grinder.</summary>
    public bool IsPartial { get; init; }
}
