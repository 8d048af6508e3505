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

    private readonly (double Rate, int Most)[] _shares;
    private readonly double _paid;
    private readonly int _bought;

    /// <param name="vendors">Those that may be ordered from, the best rates first.</param>
    /// <param name="need">The whole need; bounds are asked for it or for a part of it.</param>
    public CostBound(IEnumerable<OrderTerms> vendors, int need) =>
        _shares = [.. vendors.Select(terms => (terms.LeastRate, Math.Min(terms.Most, need)))];

    /// <summary>
    /// With an order within the filler's step: the least of it is paid whatever is needed, and what it takes beyond that costs the
    /// price of the step.
    /// </summary>
    /// <param name="vendors">The first of the search, among them the filler or not.</param>
    /// <param name="need">The whole need.</param>
    /// <param name="without">A vendor that nothing is ordered from.</param>
    public CostBound(ReadOnlySpan<OrderTerms> vendors, int need, Filler filler, int? without = null)
    {
        (_bought, _paid) = filler.Least;
        var own = (Rate: filler.Step.UnitPrice, Most: filler.Step.To - filler.Step.From);
        var shares = new List<(double Rate, int Most)>(vendors.Length + 1);
        for (var vendor = 0; vendor < vendors.Length; vendor++)
        {
            if (vendor != filler.Vendor && vendor != without) shares.Add((vendors[vendor].LeastRate, Math.Min(vendors[vendor].Most, need)));
        }

        var dearer = shares.FindIndex(share => share.Rate > own.Rate);
        shares.Insert(dearer < 0 ? shares.Count : dearer, own);
        _shares = [.. shares];
    }

    /// <summary>Infinite where the vendors cannot deliver so much.</summary>
    public double Of(int quantity)
    {
        var (cost, rest) = (_paid, quantity - _bought);
        foreach (var (rate, most) in _shares)
        {
            if (rest <= most) return (cost + (Math.Max(0, rest) * rate)) * Safety;
            cost += most * rate;
            rest -= most;
        }

        return rest <= 0 ? cost * Safety : double.PositiveInfinity;
    }
}
