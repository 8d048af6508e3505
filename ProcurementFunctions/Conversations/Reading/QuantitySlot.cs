using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Figures;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>
/// Reads how many: "100", "a dozen", "2 x 30", "1.5k units", "five". What is no plain number of pieces ("5 boxes", "10 to
/// 20", "about 30", "1.000") is read with the doubt about it.
/// </summary>
internal static class QuantitySlot
{
    private const double CostOfCode = 0.3;

    private static readonly HashSet<string> Pieces = new(["x", "unit", "units", "piece", "pieces", "pcs", "pc", "pce", "pces", "ea", "nos", "of"], StringComparer.Ordinal);

    private static readonly HashSet<string> Containers = new(
        [
            "box", "boxes", "case", "cases", "pack", "packs", "packet", "packets", "carton", "cartons", "crate", "crates", "pallet", "pallets", "bag", "bags",
            "pair", "pairs", "set", "sets", "roll", "rolls", "kg", "kilos", "kilo", "kilograms", "g", "grams", "l", "litres", "liters", "litre", "liter", "ml", "m", "metres", "meters", "lbs",
            "lb", "pounds", "oz", "tons", "tonnes", "sack", "sacks", "tray", "trays", "bundle", "bundles", "bottles", "cans", "tins", "jars", "tubes", "sheets", "reams",
        ],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Hedges = new(["about", "around", "roughly", "approximately", "approx", "circa", "ca", "nearly", "almost", "maybe"], StringComparer.Ordinal);

    /// <summary>Whether a word says what things come in, such as "boxes" or "kg".</summary>
    public static bool IsContainer(string word) => Containers.Contains(word);

    /// <summary>Words of quantities that the language must know.</summary>
    public static IEnumerable<string> Words => Pieces.Concat(Containers).Concat(Hedges);

    public static IEnumerable<SlotValue> Read(Parse parse, int place)
    {
        if (parse.Tokens[place].Word is "a" or "an" && IsUnitAt(parse, place + 1)) yield return new(place + 2, Packed(parse, place, place + 1, 1, doubt: false));

        var start = place;
        var doubt = false;
        while (start < parse.Tokens.Count && (Hedges.Contains(parse.Tokens[start].Word) || parse.Tokens[start].Word is "another" or "additional" or "exactly" or "just"))
            doubt |= Hedges.Contains(parse.Tokens[start++].Word);
        if (Number(parse, start) is not { } number)
            yield break;
        var (value, end, isSure) = number;
        var cost = end == place + 1 && parse.Catalogue.Items.HasId(parse.Tokens[place].Said) ? CostOfCode : 0;
        doubt |= !isSure;
        if (end + 1 < parse.Tokens.Count && parse.Tokens[end].Word is "x" or "times" && Number(parse, end + 1) is { } times)
            (value, end, doubt) = (value * times.Value, times.End, doubt || !times.IsSure);
        else if (end + 1 < parse.Tokens.Count && parse.Tokens[end].Word is "to" or "or" && Number(parse, end + 1) is { } upper)
            (end, doubt) = (upper.End, true);

        yield return new(end, Of(parse, place, end, value, doubt), cost);
        if (end >= parse.Tokens.Count) yield break;
        if (Pieces.Contains(parse.Tokens[end].Word)) yield return new(end + 1, Of(parse, place, end, value, doubt), cost);
        if (IsUnitAt(parse, end)) yield return new(end + 1, Packed(parse, place, end, value, doubt), cost);
    }

    /// <summary>A plain whole number, such as the one in "for 3 weeks" or "the last 30 days".</summary>
    public static IEnumerable<SlotValue> ReadNumber(Parse parse, int place)
    {
        if (parse.Tokens[place].Word is "a" or "an") yield return new(place + 1, 1);
        else if (Number(parse, place) is { IsSure: true, Value: > 0 and <= 100_000 } number && decimal.Truncate(number.Value) == number.Value)
            yield return new(number.End, (int)number.Value);
    }

    private static Quantity Of(Parse parse, int from, int end, decimal value, bool doubt)
    {
        if (doubt) return new(0, SlotReaders.SaidBetween(parse, from, end));
        return value is > 0 and <= PurchaseRequest.MaxQuantity && decimal.Truncate(value) == value ? new((int)value) : Quantity.Invalid;
    }

    /// <summary>A container that is a word of the item's own name is no unit: "5 jars", "12 water bottles".</summary>
    private static bool IsUnitAt(Parse parse, int place) => place < parse.Tokens.Count && Containers.Contains(parse.Tokens[place].Word)
        && ((place + 1 < parse.Tokens.Count && parse.Tokens[place + 1].Word == "of") || !IsName(parse, place));

    /// <summary>"5 boxes": in doubt by itself; what is in a box the offers of the item may say.</summary>
    private static Quantity Packed(Parse parse, int from, int end, decimal value, bool doubt)
    {
        var said = Of(parse, from, end + 1, value, doubt: true);
        return !doubt && value is > 0 and <= PurchaseRequest.MaxQuantity && decimal.Truncate(value) == value
            ? said with { Packs = new((int)value, parse.Tokens[end].Word) }
            : said;
    }

    private static bool IsName(Parse parse, int place) => parse.Catalogue.Items.At(parse.Tokens, place).Any();

    private static (decimal Value, int End, bool IsSure)? Number(Parse parse, int place)
    {
        if (place >= parse.Tokens.Count) return null;
        var token = parse.Tokens[place];
        if (token.Word is "a" or "half" or "dozen" or "hundred" or "thousand" or "couple" or "few") return Collective(parse, place);
        if (PlainNumber.OfWord(token.Word) is { } word)
        {
            var end = place + 1;
            if (word is >= 20 and < 100 && end < parse.Tokens.Count && PlainNumber.OfWord(parse.Tokens[end].Word) is { } ones and < 10) (word, end) = (word + ones, end + 1);
            return Factored(parse, word, end, true);
        }

        if (token.Kind != TokenKind.Number) return null;
        var (isNumber, isSure) = PlainNumber.Read(token.Word, out var value);
        // "1 000" may be a thousand.
        if (isNumber && token.Word.Length <= 3 && place + 1 < parse.Tokens.Count && parse.Tokens[place + 1] is { Kind: TokenKind.Number, Said: { Length: 3 } } group && !parse.Catalogue.Items.HasId(group.Said))
            return (value, place + 2, false);
        return isNumber ? Factored(parse, value, place + 1, isSure && !token.Word.Contains('e', StringComparison.Ordinal)) : null;
    }

    private static (decimal Value, int End, bool IsSure) Factored(Parse parse, decimal value, int end, bool isSure)
    {
        if (end >= parse.Tokens.Count) return (value, end, isSure);
        return parse.Tokens[end].Word switch
        {
            "dozen" or "dozens" or "doz" or "dz" => (value * 12, end + 1, isSure),
            "k" or "thousand" or "hundred" or "million" => WithRest(parse, value, PlainNumber.FactorOf(parse.Tokens[end].Word)!.Value, end + 1),
            _ => (value, end, isSure),
        };
    }

    /// <summary>What follows a hundred or a thousand: "four hundred and twenty", "two thousand five hundred".</summary>
    private static (decimal Value, int End, bool IsSure) WithRest(Parse parse, decimal value, decimal factor, int end)
    {
        var next = end < parse.Tokens.Count && parse.Tokens[end].Word == "and" ? end + 1 : end;
        // Digits without an "and" may be the item: "two hundred 85".
        var isRest = next < parse.Tokens.Count && (PlainNumber.IsWord(parse.Tokens[next].Word) || (next > end && parse.Tokens[next].Kind == TokenKind.Number));
        return isRest && Number(parse, next) is { IsSure: true } rest && rest.Value < factor && decimal.Truncate(rest.Value) == rest.Value
            ? ((value * factor) + rest.Value, rest.End, true)
            : (value * factor, end, true);
    }

    /// <summary>"a dozen", "half a dozen", "a hundred"; "a couple of" and "a few" are doubtful.</summary>
    private static (decimal Value, int End, bool IsSure)? Collective(Parse parse, int place)
    {
        var words = parse.Tokens.Skip(place).Take(3).Select(token => token.Word).ToList();
        return words switch
        {
            ["half", "a", "dozen"] => (6, place + 3, true),
            ["a", "half", "dozen"] => (6, place + 3, true),
            ["half", "dozen", ..] => (6, place + 2, true),
            ["a", "dozen", ..] => (12, place + 2, true),
            ["dozen", ..] => (12, place + 1, true),
            ["a", "hundred", ..] => WithRest(parse, 1, 100, place + 2),
            ["a", "thousand", ..] => WithRest(parse, 1, 1000, place + 2),
            ["a", "couple", ..] => (2, place + 2, false),
            ["a", "few", ..] => (3, place + 2, false),
            ["couple" or "few", ..] => (2, place + 1, false),
            _ => null,
        };
    }
}
