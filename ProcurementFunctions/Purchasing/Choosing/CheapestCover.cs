namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// The cheapest orders with some of these vendors that cover a need, exactly: a dynamic programme over the quantity
/// covered, which keeps only what is not both dearer and less than another (Nemhauser and Ullmann, "Discrete dynamic
/// programming and capital allocation", 1969) and what can still come below the best plan so far (<see cref="CostBound"/>).
/// </summary>
/// <remarks>
/// Not every quantity needs to be tried. Take two vendors that hold quantities inside a price step, both at least the least
/// common multiple of their pack sizes away from the ends of their steps. That many units can be moved from the dearer to
/// the cheaper of them, and again until one is nearer to an end than that: the same units for no more money. Do so while
/// there are such two, and drop any order without which the others cover the need. Of the vendors then, let the filler be
/// the one farthest from the ends of its step. Each other one is nearer to an end than the least common multiple of its pack
/// and the filler's, as otherwise both could still be moved.
/// So each step of each vendor is the filler in turn, the others are tried with the quantities near an end of a step (two for
/// each price break, where packs are alike) while they leave something, and the filler takes what they leave.
/// As the price of the filler's units is known then, the bound is close: most fillers are passed by, once a good plan is known.
/// </remarks>
internal sealed class CheapestCover
{
    // Near ends of a step, when pack sizes have little in common; beyond that the search says that it is not exact.
    private const int MostPacksFromAnEnd = 2_000;

    private readonly IReadOnlyList<VendorOption> _options;
    private readonly OrderTerms[] _terms;
    private readonly OrderCosts[] _costs;
    private readonly int _need;
    private readonly SearchBudget _budget;
    private readonly Dictionary<(int Vendor, int FillersPack), CostedOrder[]> _ordersNearEnds = [];
    private readonly List<PartialCover> _origins = [];
    private Found _best = new(double.PositiveInfinity, []);

    /// <param name="options">The best rates first.</param>
    public CheapestCover(IReadOnlyList<VendorOption> options, int need, SearchBudget budget)
    {
        (_options, _need, _budget) = (options, need, budget);
        _terms = [.. options.Select(option => option.Terms)];
        _costs = [.. _terms.Select(terms => new OrderCosts(terms))];
    }

    /// <summary>The cheapest plan, if it costs less than the limit.</summary>
    public CandidatePlan? Below(double limit)
    {
        _best = new(limit, []);
        var fillers = Fillers(limit);
        // A good plan known early cuts more.
        foreach (var (filler, _) in fillers) TryMost(filler);
        foreach (var (filler, leastCost) in fillers)
        {
            if (leastCost >= _best.Cost) break;
            TryNearEnds(filler);
        }

        return _best.Lines.Count == 0 ? null : PlanOf(_best.Lines);
    }

    /// <summary>Those that may have a plan below the limit, the likeliest first.</summary>
    private (Filler Filler, double LeastCost)[] Fillers(double limit) =>
    [
        .. _costs.SelectMany((costs, vendor) => costs.Steps.Select(step => new Filler(vendor, costs, step)))
            .Select(filler => (Filler: filler, LeastCost: new CostBound(_terms, _need, filler).Of(_need)))
            .Where(one => one.LeastCost < limit)
            .OrderBy(one => one.LeastCost),
    ];

    /// <summary>Takes the most from one vendor after the other while that leaves something: seldom far from the cheapest.</summary>
    private void TryMost(Filler filler)
    {
        _origins.Clear();
        var cover = PartialCover.None;
        Close(cover, filler);
        for (var vendor = 0; vendor < _costs.Length; vendor++)
        {
            var step = _costs[vendor].Steps[^1];
            if (vendor == filler.Vendor || step.To >= _need - cover.Quantity) continue;
            _origins.Add(cover);
            cover = cover.With(vendor, new(step.To, OrderCosts.Of(step, step.To)), _origins.Count - 1);
            Close(cover, filler);
        }
    }

    private void TryNearEnds(Filler filler)
    {
        _origins.Clear();
        List<PartialCover> covers = [PartialCover.None];
        // The dearest first: while such a one may still be used in part, the bound is far.
        for (var vendor = _costs.Length - 1; vendor >= 0; vendor--)
        {
            if (vendor != filler.Vendor) covers = Extended(covers, vendor, filler);
        }
    }

    /// <summary>With and without an order from this vendor: what is worth going on with.</summary>
    private List<PartialCover> Extended(List<PartialCover> covers, int vendor, Filler filler)
    {
        var bound = new CostBound(_terms.AsSpan(0, vendor), _need, filler);
        List<List<PartialCover>> rows = [covers];
        var origin = _origins.Count;
        _origins.AddRange(covers);
        // Most orders are too dear whatever goes with them.
        var ofOthers = new CostBound(_terms, _need, filler, without: vendor);
        foreach (var order in OrdersNearEnds(vendor, filler.Costs.Pack))
        {
            if (order.Cost + ofOthers.Of(_need - order.Quantity) >= _best.Cost) continue;
            var row = With(order, covers, origin, vendor, filler, bound);
            if (row.Count > 0) rows.Add(row);
        }

        var best = PartialCover.Best(rows);
        best.RemoveAll(cover => cover.Cost + bound.Of(_need - cover.Quantity) >= _best.Cost);
        return best;
    }

    private List<PartialCover> With(CostedOrder order, List<PartialCover> covers, int origin, int vendor, Filler filler, CostBound bound)
    {
        var row = new List<PartialCover>();
        for (var i = 0; i < covers.Count && _budget.Spend(); i++)
        {
            var rest = _need - covers[i].Quantity - order.Quantity;
            if (rest <= 0 || covers[i].Cost + order.Cost + bound.Of(rest) >= _best.Cost) continue;
            var cover = covers[i].With(vendor, order, origin + i);
            Close(cover, filler);
            row.Add(cover);
        }

        return row;
    }

    /// <summary>Lets the filler take what is left; the best plan, if it is.</summary>
    private void Close(PartialCover cover, Filler filler)
    {
        if (filler.Taking(_need - cover.Quantity) is not { } order || cover.Cost + order.Cost >= _best.Cost) return;
        var lines = new List<(int Vendor, int Quantity)> { (filler.Vendor, order.Quantity) };
        for (var at = cover; at.From >= 0; at = _origins[at.From]) lines.Add((at.Vendor, at.Ordered));
        _best = new(cover.Cost + order.Cost, lines);
    }

    private CandidatePlan PlanOf(IEnumerable<(int Vendor, int Quantity)> lines) => new(
    [
        .. lines.Select(line => new CandidateLine(_options[line.Vendor], line.Quantity))
            .OrderBy(line => line.Option.Quote.VendorId, StringComparer.Ordinal),
    ]);

    private CostedOrder[] OrdersNearEnds(int vendor, int fillersPack)
    {
        if (_ordersNearEnds.TryGetValue((vendor, fillersPack), out var known)) return known;
        var costs = _costs[vendor];
        var near = fillersPack / GreatestCommonDivisor(costs.Pack, fillersPack);
        if (near > MostPacksFromAnEnd && costs.Steps.Any(step => costs.PacksOf(step) > MostPacksFromAnEnd)) _budget.LeftOut();
        return _ordersNearEnds[(vendor, fillersPack)] = [.. costs.NearEnds(Math.Min(near, MostPacksFromAnEnd))];
    }

    private static int GreatestCommonDivisor(int x, int y) => y == 0 ? x : GreatestCommonDivisor(y, x % y);

    private sealed record Found(double Cost, IReadOnlyList<(int Vendor, int Quantity)> Lines);
}
