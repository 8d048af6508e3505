using System.Globalization;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Units;

/// <summary>
/// What a vendor sells an item by, such as a box of 12: its prices are for one of them, and it takes whole ones. Within the
/// firm quantities are in stock units and prices for one stock unit; this is used where a vendor is told or tells.
/// </summary>
/// <param name="Name">As the vendor writes it, such as "BOX OF 12".</param>
/// <param name="Size">Stock units in one.</param>
/// <param name="Code">UN/ECE Recommendation 20 or 21, such as BX; see <see cref="KnownUnits"/>.</param>
public sealed record PurchaseUnit(string Name, int Size, string Code)
{
    // A price for a stock unit keeps so many decimals that a million of them come to the vendor's own price again.
    private const int StockDecimals = 12;
    private const int PurchaseDecimals = 6;

    /// <summary>The price of a stock unit, from that of a purchase unit.</summary>
    public decimal PriceOfStockUnit(decimal price) => Size == 1 ? price : decimal.Round(price / Size, StockDecimals);

    /// <summary>The price of a purchase unit, from that of a stock unit.</summary>
    public decimal PriceOfPurchaseUnit(decimal price) => Size == 1 ? price : decimal.Round(price * Size, PurchaseDecimals);

    /// <summary>Stock units in so many purchase units; no more than fit.</summary>
    public int StockUnits(int purchaseUnits) => (int)Math.Min(int.MaxValue, (long)purchaseUnits * Size);

    /// <summary>The purchase units that hold so many stock units, rounded up to whole ones.</summary>
    public int PurchaseUnits(int stockUnits) => (int)(((long)stockUnits + Size - 1) / Size);

    /// <summary>Such as "2 boxes of 12" for 24 stock units, or "2 dozen".</summary>
    public string Describe(int stockUnits)
    {
        var count = PurchaseUnits(stockUnits);
        var number = count.ToString("#,##0", CultureInfo.InvariantCulture);
        var words = $"{number} {(count == 1 ? Words.One : Words.Many)}";
        return KnownUnits.OfCode(Code)?.Kind is UnitKind.Pack or UnitKind.Article ? string.Create(CultureInfo.InvariantCulture, $"{words} of {Size}") : words;
    }

    /// <summary>The code of what the item is counted in.</summary>
    [JsonIgnore]
    public string StockUnit => KnownUnits.OfCode(Code)?.Base ?? KnownUnits.Piece;

    /// <summary>Its word and plural, such as "box" and "boxes".</summary>
    [JsonIgnore]
    public (string One, string Many) Words => KnownUnits.OfCode(Code) is { } known ? (known.One, known.Many) : (Name, Name);

    /// <summary>To follow a quantity, such as " (2 boxes of 12)"; empty where the vendor sells by the stock unit.</summary>
    public static string Beside(PurchaseUnit? unit, int stockUnits) => unit is { Size: > 1 } ? $" ({unit.Describe(stockUnits)})" : "";
}
