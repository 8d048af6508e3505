namespace ProcurementFunctions.Conversations.Reading;

/// <summary>
/// Reads patterns as they are written in a language's file: words, <c>[optional]</c>, <c>(one | other)</c>,
/// <c>(repeated)+</c>, <c>&lt;part&gt;</c> for a part that is written above, <c>{kind}</c> or <c>{kind:name}</c> for a value
/// in the message, <c>{x:name=value}</c> for one that the words have by themselves, <c>?</c> for a question mark and
/// <c>,</c> for a comma.
/// </summary>
internal sealed class PatternParser(Func<string, Pattern> part)
{
    public Pattern Read(string text)
    {
        var place = 0;
        var symbols = Symbols(text);
        var pattern = Choice(symbols, ref place);
        return place == symbols.Count ? pattern : throw new FormatException($"{symbols[place]} is not expected in: {text.Trim()}");
    }

    /// <summary>A body with what may stand before it; where <paramref name="asked"/> stands before it a question mark may follow.</summary>
    public Pattern Framed(Pattern body, string lead, string? asked)
    {
        var mark = new Pattern.Optional(new Pattern.Literal("?"));
        return asked is null
            ? new Pattern.Sequence([Read(lead), body, mark])
            : new Pattern.Choice([new Pattern.Sequence([Read(lead), body]), new Pattern.Sequence([Read(asked), body, mark])]);
    }

    private Pattern Choice(List<string> symbols, ref int place)
    {
        List<Pattern> ways = [Sequence(symbols, ref place)];
        while (place < symbols.Count && symbols[place] == "|")
        {
            place++;
            ways.Add(Sequence(symbols, ref place));
        }

        return ways.Count == 1 ? ways[0] : new Pattern.Choice(ways);
    }

    private Pattern Sequence(List<string> symbols, ref int place)
    {
        var parts = new List<Pattern>();
        while (place < symbols.Count && symbols[place] is not ("|" or [')' or ']', ..]))
        {
            var symbol = symbols[place++];
            if (symbol is "[" or "(")
            {
                var inner = Choice(symbols, ref place);
                var end = place < symbols.Count ? symbols[place++] : "";
                if (end.Length == 0 || end[0] != (symbol == "[" ? ']' : ')')) throw new FormatException($"a {symbol} is not closed in: {string.Join(' ', symbols)}");
                if (end.EndsWith('+')) inner = new Pattern.Repeated(inner);
                parts.Add(symbol == "[" || end.EndsWith('?') ? new Pattern.Optional(inner) : inner);
            }
            else parts.Add(Single(symbol));
        }

        return parts.Count == 1 ? parts[0] : new Pattern.Sequence(parts);
    }

    private Pattern Single(string symbol)
    {
        if (symbol[0] == '<') return part(symbol[1..^1]);
        // Marks between words are passed over wherever they stand.
        if (symbol is ":" or "=" or "-" or "/") return new Pattern.Sequence([]);
        if (symbol is ",?") return new Pattern.Optional(new Pattern.Literal(","));
        if (symbol[0] != '{') return new Pattern.Literal(symbol);
        var (kind, name) = symbol[1..^1].Split(':') switch { [var one] => (one, one), [var one, var other] => (one, other), _ => throw new FormatException(symbol) };
        if (name.Contains('=', StringComparison.Ordinal))
            return new Pattern.Valued(name.Split('=')[0], name.Split('=')[1], new Pattern.Sequence([]));
        return new Pattern.Slot(kind, name, SlotReaders.Of(kind));
    }

    private static List<string> Symbols(string text)
    {
        var symbols = new List<string>();
        for (var place = 0; place < text.Length;)
        {
            var c = text[place];
            if (char.IsWhiteSpace(c)) place++;
            else if (c is '[' or '(' or '|') { symbols.Add(c.ToString()); place++; }
            else if (c is ')' or ']')
            {
                var suffix = place + 1 < text.Length && text[place + 1] is '+' or '?' ? text[place + 1].ToString() : "";
                symbols.Add(c + suffix);
                place += 1 + suffix.Length;
            }
            else
            {
                var end = c switch { '<' => text.IndexOf('>', place) + 1, '{' => text.IndexOf('}', place) + 1, _ => EndOfWord(text, place) };
                symbols.Add(text[place..end]);
                place = end;
            }
        }

        return symbols;
    }

    private static int EndOfWord(string text, int place)
    {
        var end = place;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('[' or ']' or '(' or ')' or '|' or '<' or '{')) end++;
        return end;
    }
}
