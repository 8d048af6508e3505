namespace ProcurementFunctions.Local.VendorSimulator.Orders;

/// <summary>The chance of one order.</summary>
internal sealed record OrderChance(SeededDraw Draw, OrderTerms Terms)
{
    public bool Happens(double rate, string what) => Draw.Happens(rate, "fulfil", Terms.VendorId, Terms.OrderNumber, what);

    public double Between(double low, double high, string what) =>
        Draw.Between(low, high, "fulfil", Terms.VendorId, Terms.OrderNumber, what);

    /// <summary>Exponentially distributed with mean 1, cut off at 5.</summary>
    public double Exponential(string what) =>
        Math.Min(5, -Math.Log(1 - Draw.Share("fulfil", Terms.VendorId, Terms.OrderNumber, what)));

    public string Name(string what) => Draw.Name(10, "fulfil", Terms.VendorId, Terms.OrderNumber, what);
}
