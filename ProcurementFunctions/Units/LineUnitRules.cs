using System.Globalization;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Units;

/// <summary>
/// What the lines of papers and returns are by: the unit of their order, its stock unit, or one whose size is known by itself,
/// such as a dozen. Anything else is refused with both readings. Pure.
/// </summary>
internal static class LineUnitRules
{
    /// <param name="text">As it is written: a word or a code; null or empty: stock units.</param>
    /// <param name="quantity">So many of it, for the words of a refusal.</param>
    /// <param name="by">What the order is by; null: pieces.</param>
    /// <param name="what">Whose unit that is, such as "order PO-…".</param>
    public static Decision<PurchaseUnit> Read(string? text, decimal quantity, PurchaseUnit? by, string what)
    {
        var read = UnitRules.Read(text, null);
        if (!read.IsAccepted) return new($"{read.Refusal}; {ByOf(what, by)}");
        if (string.IsNullOrWhiteSpace(text)) return new(Stock(by));
        var said = read.Value.Unit;
        // "box" alone is the box that the order is by.
        if (said is not null && by is not null && said.Code == by.Code && IsBare(said)) return new(by);
        if (said is not null && IsPack(said) && IsBare(said)) return new(NoSize(quantity, said, by, what));
        if (Counted(said) != Counted(by) || (IsPack(said) && IsPack(by) && said!.Size != by!.Size)) return new(Unlike(quantity, said, by, what));
        return new(said is { Size: > 1 } ? said : Stock(by));
    }

    /// <summary>Why a document's line without a unit cannot be read; null: it can only be of pieces.</summary>
    public static string? WhyNoneIs(decimal quantity, PurchaseUnit? by, string what) => by is not { Size: > 1 } ? null : string.Create(
        CultureInfo.InvariantCulture, $"is missing: {quantity:0.###} may be {Count(quantity, by)} or {quantity:0.###} {Stocks(by)}, as {what} is by {Plural(by)}");

    /// <summary>Such as "box of 12", "dozen" or "kg".</summary>
    public static string Name(PurchaseUnit unit) => IsPack(unit) && unit.Size > 1
        ? string.Create(CultureInfo.InvariantCulture, $"{unit.Words.One} of {unit.Size}")
        : unit.Words.One;

    private static string NoSize(decimal quantity, PurchaseUnit said, PurchaseUnit? by, string what) => string.Create(
        CultureInfo.InvariantCulture,
        $"is of {said.Words.Many} and does not say how many {Stocks(by)} are in one; {ByOf(what, by)}, so that it may be {quantity:0.###} {said.Words.Many} of another size or {Count(quantity, by)}");

    private static string Unlike(decimal quantity, PurchaseUnit? said, PurchaseUnit? by, string what) =>
        $"may be read as {Count(quantity, said)} or, as {ByOf(what, by)}, as {Count(quantity, by)}";

    private static string ByOf(string what, PurchaseUnit? by) => $"{what} is by {Plural(by)}";

    /// <summary>Such as "3 boxes of 12 (36 pieces)".</summary>
    private static string Count(decimal quantity, PurchaseUnit? unit)
    {
        if (unit is null) return string.Create(CultureInfo.InvariantCulture, $"{quantity:0.###} {(quantity == 1 ? "piece" : "pieces")}");
        var words = quantity == 1 ? Name(unit) : Plural(unit);
        return unit.Size == 1
            ? string.Create(CultureInfo.InvariantCulture, $"{quantity:0.###} {words}")
            : string.Create(CultureInfo.InvariantCulture, $"{quantity:0.###} {words} ({quantity * unit.Size:0.###} {Stocks(unit)})");
    }

    private static string Plural(PurchaseUnit? unit) => unit is null ? "pieces" : IsPack(unit) && unit.Size > 1
        ? string.Create(CultureInfo.InvariantCulture, $"{unit.Words.Many} of {unit.Size}")
        : unit.Words.Many;

    private static string Stocks(PurchaseUnit? unit) => KnownUnits.OfCode(Counted(unit))?.Many ?? "pieces";

    /// <summary>What it is counted in: a pack of unknown size by itself.</summary>
    private static string Counted(PurchaseUnit? unit) => unit is null ? KnownUnits.Piece : unit.Size == 1 && IsKind(unit, UnitKind.Pack) ? unit.Code : unit.StockUnit;

    private static PurchaseUnit Stock(PurchaseUnit? by)
    {
        var known = KnownUnits.OfCode(Counted(by))!;
        return new(known.One, 1, known.Code);
    }

    private static bool IsBare(PurchaseUnit said) => said.Size == 1 && KnownUnits.OfWord(said.Name.TrimEnd('.')) is not null;

    /// <summary>A pack, or an article that holds several pieces; a bottle is a piece.</summary>
    private static bool IsPack(PurchaseUnit? unit) => unit is not null && (IsKind(unit, UnitKind.Pack) || (IsKind(unit, UnitKind.Article) && unit.Size > 1));

    private static bool IsKind(PurchaseUnit unit, UnitKind kind) => KnownUnits.OfCode(unit.Code)?.Kind == kind;
}
