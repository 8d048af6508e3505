using System.Globalization;

namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>The most that may be paid for a purchase, in the firm's currency. Pure.</summary>
/// <param name="Total">For goods and shipping; null: no ceiling.</param>
/// <param name="UnitPrice">For a unit as its vendor quotes it; null: no ceiling.</param>
public sealed record Ceilings(decimal? Total, decimal? UnitPrice)
{
    public static Ceilings? Of(decimal? total, decimal? unitPrice) =>
        total is null && unitPrice is null ? null : new(total, unitPrice);

    /// <summary>Such as "467.86, above the ceiling of 400.00"; null: it is within.</summary>
    /// <param name="dearest">The highest price of a unit in it.</param>
    public string? Above(decimal total, decimal dearest)
    {
        total = decimal.Round(total, 2);
        if (total > Total) return string.Create(CultureInfo.InvariantCulture, $"{total:0.00}, above the ceiling of {Total:0.00}");
        return dearest > UnitPrice
            ? string.Create(CultureInfo.InvariantCulture, $"{dearest:0.00##} a unit, above the ceiling of {UnitPrice:0.00##}")
            : null;
    }

    internal string? Above(CandidatePlan plan) =>
        Above(plan.Total, plan.Lines.Max(line => QuotePricing.UnitPriceAt(line.Option.Quote, line.Quantity)));
}
