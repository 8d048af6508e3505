using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>How each kind of value is found in the tokens of a message.</summary>
internal static class SlotReaders
{
    private const double CostOfUnknown = 0.5;
    private const double CostOfUnknownWord = 0.2;
    private const double CostOfDoubtful = 0.3;
    private const double CostOfText = 0.03;
    private const double CostOfAnything = 1;
    private const int MostWordsOfName = 5;
    private const int MostWordsOfText = 120;

    private static readonly HashSet<string> Conditions = new(StringComparer.Ordinal)
    {
        "if", "unless", "only", "but", "except", "provided", "until", "till", "half", "part", "whether", "or", "when", "once", "after", "before", "yourself", "instead", "tomorrow",
        "assuming", "then", "maybe", "perhaps",
    };

    private static readonly HashSet<string> NoLocation = new(["the", "because", "as", "since", "and", "not", "today", "yesterday", "now", "is", "are"], StringComparer.Ordinal);

    private static readonly HashSet<string> LegalForms = new(["inc", "ltd", "llc", "gmbh", "co", "corp", "ag", "plc", "bv"], StringComparer.Ordinal);

    private static readonly HashSet<string> Determiners = new(StringComparer.Ordinal)
    {
        "the", "a", "an", "our", "my", "your", "some", "any", "of", "those", "these", "that", "this", "more", "item", "items", "all",
    };

    /// <exception cref="FormatException">There is no such kind.</exception>
    public static SlotReader Of(string kind) => kind switch
    {
        "item" => Items,
        "reference" => References,
        "knownitem" => KnownItems,
        "code" => Codes,
        "vendor" => Vendors,
        "knownvendor" => KnownVendors,
        "qty" => QuantitySlot.Read,
        "number" => QuantitySlot.ReadNumber,
        "money" => MoneySlot.Read,
        "percent" => MoneySlot.ReadPercent,
        "date" => DateSlot.Read,
        "span" => DateSlot.ReadSpan,
        "purchase" => Purchases,
        "user" => Users,
        "paper" => Papers,
        "reason" => Reason,
        "location" => Locations,
        "label" => (parse, place) => parse.IsLoose ? [] : Locations(parse, place),
        "anything" => Anything,
        _ => throw new FormatException($"there is no kind of value called {kind}"),
    };

    private static IEnumerable<SlotValue> References(Parse parse, int place)
    {
        foreach (var (kind, pattern) in parse.Language.References)
        {
            var ends = new List<Reached>();
            pattern.Match(parse, Reached.At(place), ends);
            foreach (var end in ends) yield return new(end.Place, ReferenceOf(kind), end.Cost);
        }
    }

    private static IEnumerable<SlotValue> Items(Parse parse, int place) =>
        References(parse, place).Concat(KnownItems(parse, place)).Concat(Unknown(parse, AfterDeterminers(parse, place)));

    private static IEnumerable<SlotValue> KnownItems(Parse parse, int place)
    {
        var from = AfterDeterminers(parse, place);
        foreach (var mention in parse.Catalogue.Items.At(parse.Tokens, from))
        {
            var said = SaidBetween(parse, from, mention.End);
            var isSure = mention is { Count: 1, IsPartial: false };
            object value = isSure ? new ItemReference.BySku(mention.Entries[0].Id) : new ItemReference.ByName(said);
            yield return new(mention.End, value, CostOf(parse, from, mention));
        }
    }

    /// <summary>Words that nothing is known of: they are taken for a name, so that the answer can say that it is not known.</summary>
    private static IEnumerable<SlotValue> Unknown(Parse parse, int from)
    {
        foreach (var code in Codes(parse, from)) yield return code;
        for (var end = from; end < parse.Tokens.Count && end < from + MostWordsOfName && IsUnknownWord(parse, end); end++)
            yield return new(end + 1, new ItemReference.ByName(SaidBetween(parse, from, end + 1)), CostOfUnknown + (CostOfUnknownWord * (end - from)));
    }

    /// <summary>What looks like a SKU, and is none of the shop's.</summary>
    private static IEnumerable<SlotValue> Codes(Parse parse, int place)
    {
        if (place < parse.Tokens.Count && parse.Tokens[place].Kind == TokenKind.Code)
            yield return new(place + 1, new ItemReference.BySku(parse.Tokens[place].Said.ToUpperInvariant()), CostOfUnknown);
    }

    private static IEnumerable<SlotValue> Vendors(Parse parse, int place)
    {
        var from = place < parse.Tokens.Count && parse.Tokens[place].Word is "the" or "vendor" or "supplier" ? place + 1 : place;
        if (from < parse.Tokens.Count && parse.Tokens[from].Word is "vendor" or "supplier") from++;
        foreach (var mention in parse.Catalogue.Vendors.At(parse.Tokens, from))
        {
            var value = mention.Count == 1 ? mention.Entries[0].Id : SaidBetween(parse, from, mention.End);
            yield return new(mention.End, value, CostOf(parse, from, mention));
        }

        for (var end = from; end < parse.Tokens.Count && end < from + MostWordsOfName; end++)
        {
            // "Trikes, Inc."
            if (end > from && parse.Tokens[end].Kind == TokenKind.Comma && end + 1 < parse.Tokens.Count && LegalForms.Contains(parse.Tokens[end + 1].Word)) end++;
            if (!IsUnknownWord(parse, end)) break;
            yield return new(end + 1, SaidBetween(parse, from, end + 1), CostOfUnknown + (CostOfUnknownWord * (end - from)));
        }
    }

    private static IEnumerable<SlotValue> KnownVendors(Parse parse, int place) =>
        parse.Catalogue.Vendors.At(parse.Tokens, place).Where(mention => mention.Count == 1).Select(mention => new SlotValue(mention.End, mention.Entries[0].Id, CostOf(parse, place, mention)));

    private static IEnumerable<SlotValue> Purchases(Parse parse, int place)
    {
        if (parse.Tokens[place].Kind == TokenKind.PurchaseId) yield return new(place + 1, parse.Tokens[place].Word);
    }

    /// <summary>The number of an invoice, such as "4711" or "INV-2026-17", as it was said.</summary>
    private static IEnumerable<SlotValue> Papers(Parse parse, int place)
    {
        if (parse.Tokens[place] is { Kind: TokenKind.Number or TokenKind.Code or TokenKind.Date, Said: { } said }) yield return new(place + 1, said);
    }

    private static IEnumerable<SlotValue> Users(Parse parse, int place)
    {
        if (parse.Tokens[place].Kind is TokenKind.Word or TokenKind.Code && parse.Tokens[place] is { IsKnown: false, Said: { } said }) yield return new(place + 1, said, 0.1);
    }

    /// <summary>A reason or a note, kept as it was said: anything but what may be a condition, which would have to be kept to.</summary>
    private static IEnumerable<SlotValue> Reason(Parse parse, int place)
    {
        for (var end = place; end < parse.Tokens.Count && end < place + MostWordsOfText; end++)
        {
            if (parse.Tokens[end].Kind is TokenKind.Stop or TokenKind.Question || Conditions.Contains(parse.Tokens[end].Word)) yield break;
            yield return new(end + 1, SaidBetween(parse, place, end + 1), CostOfText * (end + 1 - place));
        }
    }

    /// <summary>Where goods are, as it was said: some words, of which the firm's locations tell what they mean.</summary>
    private static IEnumerable<SlotValue> Locations(Parse parse, int place)
    {
        for (var end = place; end < parse.Tokens.Count && end < place + MostWordsOfName; end++)
        {
            var token = parse.Tokens[end];
            if (token.Kind is not (TokenKind.Word or TokenKind.Code or TokenKind.Number) || Conditions.Contains(token.Word) || NoLocation.Contains(token.Word)) yield break;
            yield return new(end + 1, SaidBetween(parse, place, end + 1), CostOfUnknown + (CostOfText * (end - place)));
        }
    }

    private static IEnumerable<SlotValue> Anything(Parse parse, int place)
    {
        var end = place;
        while (end < parse.Tokens.Count && parse.Tokens[end].Kind is not (TokenKind.Stop or TokenKind.Question or TokenKind.Number)) end++;
        if (end < parse.Tokens.Count && parse.Tokens[end].Kind == TokenKind.Number) yield break;
        if (end > place) yield return new(end, SaidBetween(parse, place, end), CostOfAnything + (CostOfUnknownWord * (end - place)));
    }

    /// <summary>The text from one token to another, as it stands in the message.</summary>
    public static string SaidBetween(Parse parse, int from, int end) => string.Join(
        ' ',
        parse.Tokens.Skip(from).Take(end - from)
            // The words of one contraction have been said once.
            .Where((token, index) => index == 0 || token.Start != parse.Tokens[from + index - 1].Start || token.Said != parse.Tokens[from + index - 1].Said)
            .Select(token => token.Said)).Replace(" ,", ",", StringComparison.Ordinal).Replace(" .", ".", StringComparison.Ordinal);

    private static int AfterDeterminers(Parse parse, int place)
    {
        var from = place;
        while (from < parse.Tokens.Count && from < place + 3 && Determiners.Contains(parse.Tokens[from].Word) && !IsCodeHere(parse, from)) from++;
        return from;
    }

    private static bool IsCodeHere(Parse parse, int place) => parse.Catalogue.Items.HasId(parse.Tokens[place].Said);

    /// <summary>A name that is made of words of the language alone is doubtful: "order" may be an order pad, and mostly is not.</summary>
    private static double CostOf(Parse parse, int from, Mention mention)
    {
        var tokens = parse.Tokens.Skip(from).Take(mention.End - from).ToList();
        var cost = tokens.Count(token => token.MistypedAs is not null) * 0.01;
        if (!mention.IsById && tokens.All(token => parse.Language.Known.Contains(token.Word))) cost += CostOfDoubtful;
        return cost;
    }

    /// <summary>What is read loosely holds unknown words anyhow; they are then no name.</summary>
    private static bool IsUnknownWord(Parse parse, int place) => !parse.IsLoose && parse.Language.IsFull && !parse.Catalogue.IsCode(parse.Tokens[place].Said)
        && parse.Tokens[place] is { Kind: TokenKind.Word, IsKnown: false, IsFiller: false };

    private static ItemReference ReferenceOf(string kind) => kind switch
    {
        "last" => new ItemReference.Last(),
        "cheapest" => new ItemReference.Cheapest(),
        "fastest" => new ItemReference.Fastest(),
        "all" => new ItemReference.All(),
        _ => new ItemReference.Nth(int.Parse(kind, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
