using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Figures;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>Reads an amount of money: "500", "$1,200.50", "1.5k", "2 million", "300 euros", "€ 300".</summary>
internal static class MoneySlot
{
    private static readonly Dictionary<string, string> Currencies = new(StringComparer.Ordinal)
    {
        ["$"] = "$",
        ["€"] = "EUR",
        ["£"] = "GBP",
        ["¥"] = "JPY",
        ["us$"] = "USD",
        ["c$"] = "CAD",
        ["a$"] = "AUD",
        ["usd"] = "USD",
        ["eur"] = "EUR",
        ["gbp"] = "GBP",
        ["chf"] = "CHF",
        ["jpy"] = "JPY",
        ["cad"] = "CAD",
        ["aud"] = "AUD",
        ["sek"] = "SEK",
        ["pln"] = "PLN",
        ["dollar"] = "$",
        ["dollars"] = "$",
        ["bucks"] = "$",
        ["euro"] = "EUR",
        ["euros"] = "EUR",
        ["pound"] = "GBP",
        ["pounds"] = "GBP",
        ["quid"] = "GBP",
        ["franc"] = "CHF",
        ["francs"] = "CHF",
        ["yen"] = "JPY",
    };

    /// <summary>Words of money that the language must know.</summary>
    public static IEnumerable<string> Words => Currencies.Keys.Where(word => word.Length > 1);

    public static IEnumerable<SlotValue> Read(Parse parse, int place)
    {
        var start = place;
        string? currency = null;
        if (Currencies.TryGetValue(parse.Tokens[start].Word, out var before) && start + 1 < parse.Tokens.Count) (currency, start) = (before, start + 1);
        var token = parse.Tokens[start];
        if (token.Kind != TokenKind.Number && !PlainNumber.IsWord(token.Word)) yield break;
        var text = token.Word;
        if (text.Contains('%', StringComparison.Ordinal)) yield break;
        foreach (var sign in (ReadOnlySpan<string>)["us$", "c$", "a$", "$", "€", "£", "¥"])
        {
            if (!text.Contains(sign, StringComparison.Ordinal)) continue;
            (text, currency) = (text.Replace(sign, "", StringComparison.Ordinal), Currencies[sign]);
            break;
        }

        var end = start + 1;
        var (isNumber, isSure) = (true, true);
        if (PlainNumber.OfWord(text) is { } word) text = word.ToString(System.Globalization.CultureInfo.InvariantCulture);
        (isNumber, isSure) = PlainNumber.Read(text, out var value);
        if (!isNumber)
        {
            yield return new(end, new Money(null, currency));
            yield break;
        }

        // Cents after a comma can be nothing else; "1,5" and "1.500" can.
        isSure |= text.LastIndexOf(',') is var comma and >= 0 && comma == text.Length - 3;
        if (end < parse.Tokens.Count && PlainNumber.FactorOf(parse.Tokens[end].Word) is { } factor && parse.Tokens[end].Word is not "mm") (value, end, isSure) = (value * factor, end + 1, true);
        if (end < parse.Tokens.Count && currency is null && Currencies.TryGetValue(parse.Tokens[end].Word, out var after)) (currency, end) = (after, end + 1);
        while (value is > 0 and < 1_000_000_000 && isSure && end < parse.Tokens.Count && parse.Tokens[end] is { Kind: TokenKind.Number, Word: { Length: 3 } group } && group.All(char.IsAsciiDigit)
            && parse.Tokens[end - 1].Word.Length <= 3)
        {
            (value, end) = ((value * 1000) + int.Parse(group, System.Globalization.CultureInfo.InvariantCulture), end + 1);
        }

        var isMinus = start > 0 && parse.Tokens[start - 1].Said is "-";
        var isAmount = !isMinus && value > 0 && value <= Amounts.Max && decimal.Round(value, Amounts.MaxDecimals) == value;
        yield return new(end, !isSure ? new Money(null, currency, SlotReaders.SaidBetween(parse, place, end)) : new Money(isAmount ? value : null, currency));
    }

    /// <summary>"10%", "10 percent".</summary>
    public static IEnumerable<SlotValue> ReadPercent(Parse parse, int place)
    {
        var text = parse.Tokens[place].Word;
        var end = place + 1;
        if (text.EndsWith('%')) text = text[..^1];
        else if (end < parse.Tokens.Count && parse.Tokens[end].Word is "%" or "percent" or "per cent") end++;
        else yield break;
        if (PlainNumber.Read(text, out var value) is (true, true) && value is > 0 and <= 1000) yield return new(end, value);
    }
}
