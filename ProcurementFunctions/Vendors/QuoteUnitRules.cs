using ProcurementFunctions.Hosting;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Vendors;

/// <summary>What the figures of a quote are of: the unit that it names, else the one that was asked for. Pure.</summary>
/// <remarks>In a quote a pack size of 1 says nothing beside a unit, as vendors that know no packs send it.</remarks>
internal static class QuoteUnitRules
{
    public static Decision<UnitReading> Of(QuoteBody body, QuoteWish wish)
    {
        var packSize = body.PackSize is 1 ? null : body.PackSize;
        if (string.IsNullOrWhiteSpace(body.Unit)) return OfAsked(packSize, wish.Unit);
        var read = UnitRules.Read(body.Unit, packSize);
        if (!read.IsAccepted) return new($"quoted by a unit that cannot be: {read.Refusal}");
        // "BOX", where it was asked for boxes of 12.
        if (read.Value is { Size: 1, Unit: { } bare } && wish.Unit is { Size: > 1 } asked && asked.Code == bare.Code) return OfAsked(null, asked);
        return wish.StockUnit is { } stock && read.Value.StockUnit != stock
            ? new($"quoted by {body.Unit}, and did not say how many {StockUnitRules.WordOf(stock)} that is")
            : read;
    }

    private static Decision<UnitReading> OfAsked(int? packSize, PurchaseUnit? asked)
    {
        if (asked is not { Size: > 1 }) return new(new UnitReading(null, null, packSize ?? 1));
        return packSize is null || packSize == asked.Size
            ? new(new UnitReading(asked, KnownUnits.Piece, asked.Size))
            : new($"quoted packs of {packSize}, and was asked for {asked.Name}");
    }
}
