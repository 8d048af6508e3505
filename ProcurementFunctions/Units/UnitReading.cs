namespace ProcurementFunctions.Units;

/// <summary>What a unit and a pack size say together.</summary>
/// <param name="Unit">What is sold; null where no unit was told, or it is a piece.</param>
/// <param name="StockUnit">The code of what the item is counted in; null where no unit was told.</param>
/// <param name="Lot">Stock units that orders are multiples of.</param>
public sealed record UnitReading(PurchaseUnit? Unit, string? StockUnit, int Lot)
{
    /// <summary>Stock units in one purchase unit.</summary>
    public int Size => Unit?.Size ?? 1;

    public decimal PriceOfStockUnit(decimal price) => Unit?.PriceOfStockUnit(price) ?? price;

    /// <summary>Stock units in so many purchase units; null: none were told.</summary>
    public long? StockUnits(int? purchaseUnits) => (long?)purchaseUnits * Size;
}
