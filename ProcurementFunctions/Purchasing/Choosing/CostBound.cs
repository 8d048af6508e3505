namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// What a quantity costs at least, whatever is ordered from whom: each vendor's units at the best rate it has
/// (<see cref="OrderTerms.LeastRate"/>), the best rates first, none above what it can deliver. It is
/// the fractional knapsack bound of Dantzig, "Discrete-variable extremum problems" (1957).
/// </summary>
internal sealed class CostBound
{
    // Sums of figures in floating point may come out a little high.
    private const double Safety = 1 - 1e-12;

    private readonly (double Rate, int Most)[] _vendors;

    /// <param name="terms">Of the vendors that may be ordered from.</param>
    /// <param name="need">The whole need; bounds are asked for it or for a part of it.</param>
    public CostBound(IEnumerable<OrderTerms> terms, int need)
    {
        _vendors = [.. terms.Select(term => (Rate: term.LeastRate, Most: Math.Min(term.Most, need))).OrderBy(vendor => vendor.Rate)];
        LeastCost = Of(need);
    }

    /// <summary>Of the whole need.</summary>
    public double LeastCost { get; }

    /// <summary>Infinite where the vendors cannot deliver so much.</summary>
    public double Of(int quantity)
    {
        var cost = 0.0;
        foreach (var (rate, most) in _vendors)
        {
            if (quantity <= most) return (cost + (Math.Max(0, quantity) * rate)) * Safety;
            cost += most * rate;
            quantity -= most;
        }

        return quantity <= 0 ? cost * Safety : double.PositiveInfinity;
    }
}
