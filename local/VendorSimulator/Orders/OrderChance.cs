namespace ProcurementFunctions.Local.VendorSimulator.Orders;

/// <summary>
/// The chance of one order. Lines of one order are acknowledged, travel and come late together; what becomes of its goods is
/// each line's own.
/// </summary>
internal sealed record OrderChance(SeededDraw Draw, OrderTerms Terms)
{
    private static readonly string[] OfWholeOrder = ["acknowledge", "cancel", "onTime", "arrival", "late", "notice"];

    public bool Happens(double rate, string what) => Draw.Happens(rate, "fulfil", Terms.VendorId, KeyOf(what), what);

    public double Between(double low, double high, string what) =>
        Draw.Between(low, high, "fulfil", Terms.VendorId, KeyOf(what), what);

    /// <summary>Exponentially distributed with mean 1, cut off at 5.</summary>
    public double Exponential(string what) =>
        Math.Min(5, -Math.Log(1 - Draw.Share("fulfil", Terms.VendorId, KeyOf(what), what)));

    public string Name(string what) => Draw.Name(10, "fulfil", Terms.VendorId, KeyOf(what), what);

    private string KeyOf(string what) => OfWholeOrder.Contains(what) ? Terms.OrderNumber : Terms.LineKey;
}
