namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// How far an order may be topped up to reach a vendor's minimum value or its free shipping: with what will be needed next, and no
/// more. Pure.
/// </summary>
internal static class TopUp
{
    /// <summary>For how many days' demand beyond the need.</summary>
    public const int Days = 90;

    /// <summary>The most units of such an order; where no demand is known, twice the need.</summary>
    /// <param name="told">The need with the demand of <see cref="Days"/>; null: no demand is known.</param>
    public static int Most(int need, int? told) => told is { } units ? Math.Max(need, units) : (int)Math.Min(int.MaxValue, 2L * need);

    /// <summary>The need with what will be asked for in the days after; null: no demand is known.</summary>
    public static int? Told(int need, double? demandADay) =>
        demandADay is { } mean ? (int)Math.Min(PurchaseRequest.MaxQuantity, need + Math.Ceiling(mean * Days)) : null;
}
