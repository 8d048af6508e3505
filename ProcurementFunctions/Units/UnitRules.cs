using System.Globalization;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Units;

/// <summary>
/// What people write as a unit: "EA", "BOX OF 12", "CASE24", "dz", "10er Pack", "12/CS". Pure.
/// </summary>
/// <remarks>
/// A pack without a number has the size that is told beside it. Where none is, the item is counted by that pack: a vendor that
/// sells by the case alone, and stock in cases; a pair likewise, as whoever sells shoes counts pairs. A pack size beside a piece, a roll or a kilogram says what orders are multiples of.
/// </remarks>
internal static class UnitRules
{
    /// <summary>The most stock units in one purchase unit.</summary>
    public const int MostInOne = 1_000_000;

    // Words between a pack and its number: "box of 12", "12 per box", "10er Pack", "Karton mit 6", "caja de 6".
    private static readonly string[] Fillers = ["of", "x", "per", "er", "a", "à", "mit", "zu", "von", "de"];

    private const string Between = " -/():_";

    /// <summary>The unit and its size; refused, with the word, where it is not known or the two sizes differ.</summary>
    /// <param name="text">Null or empty: no unit was told.</param>
    /// <param name="packSize">Null: no pack size was told.</param>
    public static Decision<UnitReading> Read(string? text, int? packSize)
    {
        if (string.IsNullOrWhiteSpace(text)) return new(new UnitReading(null, null, packSize ?? 1));
        var said = text.Trim();
        if (Understood(said) is not { } understood) return new($"'{Shown(said)}' is no unit that is known");
        var (known, number) = understood;
        if (number is < 1 or > MostInOne) return new(string.Create(CultureInfo.InvariantCulture, $"'{Shown(said)}' must hold 1 to {MostInOne} pieces"));
        return known.Kind switch
        {
            UnitKind.Piece => new(new UnitReading(null, KnownUnits.Piece, packSize ?? 1)),
            UnitKind.Measure => new(new UnitReading(new(said, known.Size, known.Code), known.Base, (int)Math.Min(int.MaxValue, (long)known.Size * (packSize ?? 1)))),
            UnitKind.Article when number is null => new(new UnitReading(new(said, 1, known.Code), KnownUnits.Piece, packSize ?? 1)),
            UnitKind.Pack when number is null && packSize is null => new(new UnitReading(new(said, 1, known.Code), known.Code, 1)),
            _ => Sized(said, known, number ?? (known.Size > 0 ? known.Size : null), packSize),
        };
    }

    /// <summary>The unit of a word without a number, such as "boxes"; null: it is not known.</summary>
    public static KnownUnit? OfWord(string word) => KnownUnits.OfWord(word.Trim().TrimEnd('.'));

    private static Decision<UnitReading> Sized(string said, KnownUnit known, int? number, int? packSize)
    {
        if (number is { } inText && packSize is { } beside && inText != beside)
            return new(string.Create(CultureInfo.InvariantCulture, $"'{Shown(said)}' is {inText} pieces, and the pack size is {beside}"));
        var size = number ?? packSize!.Value;
        return new(new UnitReading(new(said, size, known.Code), KnownUnits.Piece, size));
    }

    private static (KnownUnit Unit, int? Number)? Understood(string said)
    {
        if (KnownUnits.OfWord(said.TrimEnd('.')) is { } whole) return (whole, null);
        int? number = null;
        var units = new List<KnownUnit>();
        foreach (var part in Parts(said))
        {
            if (char.IsAsciiDigit(part[0]))
            {
                if (number is not null) return null;
                number = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
            }
            else if (KnownUnits.OfWord(part) is { } unit)
            {
                units.Add(unit);
            }
            else if (!Fillers.Contains(part, StringComparer.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return Together(units, number);
    }

    /// <summary>One pack with its number, which may be of pieces or of dozens; a number of pieces alone is a pack of them.</summary>
    private static (KnownUnit Unit, int? Number)? Together(List<KnownUnit> units, int? number)
    {
        var packs = units.Where(unit => unit.Kind is UnitKind.Pack or UnitKind.Article).ToArray();
        var counts = units.Where(unit => unit.Kind is UnitKind.Piece or UnitKind.Count).ToArray();
        if (units.Count != packs.Length + counts.Length || packs.Length > 1 || counts.Length > 1 || number is null) return null;
        var each = counts is [var count] ? count.Size : 1;
        var total = (long)number.Value * each;
        if (packs is [var pack]) return (pack, (int)Math.Min(int.MaxValue, total));
        if (counts is not [var only]) return null;
        return number == 1 ? (only, null) : (KnownUnits.OfCode("PK")!, (int)Math.Min(int.MaxValue, total));
    }

    /// <summary>
    /// Runs of letters and runs of digits. Marks that stand between them are nothing; others, such as a point within a number, are
    /// parts that nobody understands.
    /// </summary>
    private static IEnumerable<string> Parts(string said)
    {
        for (var start = 0; start < said.Length;)
        {
            var end = start + 1;
            var (isDigit, isLetter) = (char.IsAsciiDigit(said[start]), char.IsLetter(said[start]));
            while (end < said.Length && ((isDigit && char.IsAsciiDigit(said[end])) || (isLetter && char.IsLetter(said[end])))) end++;
            if (isDigit || isLetter || !Between.Contains(said[start])) yield return said[start..end];
            start = end;
        }
    }

    private static string Shown(string text) => text.Length <= 40 ? text : $"{text[..40]}…";
}
