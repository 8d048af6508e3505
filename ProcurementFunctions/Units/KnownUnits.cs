using System.Collections.Frozen;

namespace ProcurementFunctions.Units;

/// <summary>
/// The units that are known, with the codes of UN/ECE Recommendation 20 (units of measure) and 21 (packages), and the words that
/// people write for them.
/// </summary>
internal static class KnownUnits
{
    /// <summary>One piece: what stock is counted in where nothing else is said.</summary>
    public const string Piece = "C62";

    private static readonly (KnownUnit Unit, string Words)[] All =
    [
        Of(Piece, UnitKind.Piece, 1, "piece", "pieces", "ea, each, h87, nar, nmb, pc, pcs, pce, pces, unit, units, item, items, stk, stck, stück, stueck, no, nos"),
        Of("PR", UnitKind.Pack, 0, "pair", "pairs", "npr, paar, prs"),
        Of("DZN", UnitKind.Count, 12, "dozen", "dozen", "dz, doz, dozens, dutzend"),
        Of("SCO", UnitKind.Count, 20, "score", "score", "scores"),
        Of("CEN", UnitKind.Count, 100, "hundred", "hundred", "hundreds, hundert"),
        Of("GRO", UnitKind.Count, 144, "gross", "gross", "grs"),
        Of("MIL", UnitKind.Count, 1000, "thousand", "thousand", "thousands, mille, tausend"),
        Of("BX", UnitKind.Pack, 0, "box", "boxes", "schachtel"),
        Of("CS", UnitKind.Pack, 0, "case", "cases", "cse"),
        Of("CT", UnitKind.Pack, 0, "carton", "cartons", "ctn, karton, kartons"),
        Of("PK", UnitKind.Pack, 0, "pack", "packs", "pak, pac, pkg, pkt, package, packages, packet, packets, packung, multipack, vpe"),
        Of("CR", UnitKind.Pack, 0, "crate", "crates", "kiste"),
        Of("PF", UnitKind.Pack, 0, "pallet", "pallets", "plt, px, palette"),
        Of("BG", UnitKind.Pack, 0, "bag", "bags", "beutel"),
        Of("SA", UnitKind.Pack, 0, "sack", "sacks", ""),
        Of("BE", UnitKind.Pack, 0, "bundle", "bundles", "bdl, bund"),
        Of("RO", UnitKind.Article, 0, "roll", "rolls", "rl, rolle, rollen"),
        Of("PU", UnitKind.Pack, 0, "tray", "trays", "tr, try"),
        Of("CA", UnitKind.Article, 0, "can", "cans", ""),
        Of("TN", UnitKind.Article, 0, "tin", "tins", ""),
        Of("BO", UnitKind.Article, 0, "bottle", "bottles", "btl"),
        Of("JR", UnitKind.Article, 0, "jar", "jars", ""),
        Of("TU", UnitKind.Article, 0, "tube", "tubes", ""),
        Of("ST", UnitKind.Article, 0, "sheet", "sheets", ""),
        Of("RM", UnitKind.Article, 0, "ream", "reams", ""),
        Of("DR", UnitKind.Article, 0, "drum", "drums", ""),
        Of("BJ", UnitKind.Article, 0, "bucket", "buckets", ""),
        Of("SET", UnitKind.Article, 0, "set", "sets", "sx"),
        Of("KT", UnitKind.Article, 0, "kit", "kits", ""),
        Of("KGM", UnitKind.Measure, 1, "kg", "kg", "kgs, kilo, kilos, kilogram, kilograms, kilogramm"),
        Of("TNE", UnitKind.Measure, 1000, "tonne", "tonnes", "to, tons", "KGM"),
        Of("GRM", UnitKind.Measure, 1, "g", "g", "gram, grams, gramm"),
        Of("LBR", UnitKind.Measure, 1, "lb", "lb", "lbs, pound, pounds"),
        Of("ONZ", UnitKind.Measure, 1, "oz", "oz", "ounce, ounces"),
        Of("LTR", UnitKind.Measure, 1, "l", "l", "lt, liter, liters, litre, litres"),
        Of("HLT", UnitKind.Measure, 100, "hl", "hl", "hectolitre, hectolitres", "LTR"),
        Of("MLT", UnitKind.Measure, 1, "ml", "ml", "millilitre, millilitres"),
        Of("GLL", UnitKind.Measure, 1, "gallon", "gallons", "gal"),
        Of("MTR", UnitKind.Measure, 1, "m", "m", "meter, meters, metre, metres"),
        Of("KMT", UnitKind.Measure, 1000, "km", "km", "", "MTR"),
        Of("CMT", UnitKind.Measure, 1, "cm", "cm", ""),
        Of("MMT", UnitKind.Measure, 1, "mm", "mm", ""),
        Of("FOT", UnitKind.Measure, 1, "foot", "feet", "ft"),
        Of("INH", UnitKind.Measure, 1, "inch", "inches", ""),
        Of("YRD", UnitKind.Measure, 1, "yard", "yards", "yd, yds"),
        Of("MTK", UnitKind.Measure, 1, "m2", "m2", "m², sqm, qm"),
        Of("MTQ", UnitKind.Measure, 1, "m3", "m3", "m³, cbm"),
        Of("HUR", UnitKind.Measure, 1, "hour", "hours", "hr, hrs"),
    ];

    private static readonly FrozenDictionary<string, KnownUnit> ByWord = All
        .SelectMany(known => Words(known).Select(word => (word, known.Unit)))
        .ToFrozenDictionary(one => one.word, one => one.Unit, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, KnownUnit> ByCode = All.ToFrozenDictionary(known => known.Unit.Code, known => known.Unit);

    /// <summary>The unit that a word or code means; null: none that is known.</summary>
    public static KnownUnit? OfWord(string word) => ByWord.GetValueOrDefault(word);

    public static KnownUnit? OfCode(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>Packages stand in UBL documents with an X before their code, too.</summary>
    private static IEnumerable<string> Words((KnownUnit Unit, string Words) known)
    {
        IEnumerable<string> words = [known.Unit.Code, known.Unit.One, known.Unit.Many, .. known.Words.Split(", ", StringSplitOptions.RemoveEmptyEntries)];
        if (known.Unit.Kind is UnitKind.Pack or UnitKind.Article) words = words.Append($"X{known.Unit.Code}");
        return words.Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static (KnownUnit Unit, string Words) Of(string code, UnitKind kind, int size, string one, string many, string words, string? counted = null) =>
        (new(code, kind, size, counted ?? (kind == UnitKind.Measure ? code : Piece), one, many), words);
}
