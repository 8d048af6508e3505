namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// The cheapest orders with some of these vendors that cover a need, exactly: a dynamic programme over the quantity
/// covered, which keeps only what is not both dearer and less than another (Nemhauser and Ullmann, "Discrete dynamic
/// programming and capital allocation", 1969) and what can still come below the limit (<see cref="CostBound"/>).
/// </summary>
/// <remarks>
/// Not every quantity needs to be tried. Take two vendors that hold quantities inside a price step, both at least the least
/// common multiple of their pack sizes away from the ends of their steps. That many units can be moved from the dearer to
/// the cheaper of them, and again until one is nearer to an end than that: the same units for no more money. Do so while
/// there are such two. Of the vendors then, let the filler be the one farthest from the ends of its step. Each other one is
/// nearer to an end than the least common multiple of its pack and the filler's, as otherwise both could still be moved.
/// So each vendor is the filler in turn, the others are tried with the quantities near an end of a step (two for each
/// price break, where packs are alike), and the filler takes what they leave, at the least cost.
/// </remarks>
internal sealed class CheapestCover
{
    // Near ends of a step, when pack sizes have little in common; beyond that the search says that it is not exact.
    private const int MostPacksFromAnEnd = 2_000;

    private readonly OrderTerms[] _terms;
    private readonly OrderCosts[] _costs;
    private readonly VendorOption[] _options;
    private readonly int _need;
    private readonly SearchBudget _budget;
    private readonly List<State> _states = [];

    public CheapestCover(IReadOnlyList<VendorOption> options, int need, SearchBudget budget)
    {
        // Those with the best rate first: a good plan found early cuts more.
        _options = [.. options.OrderBy(option => option.Terms.LeastRate)];
        _terms = [.. _options.Select(option => option.Terms)];
        _costs = [.. _terms.Select(terms => new OrderCosts(terms))];
        (_need, _budget) = (need, budget);
    }

    /// <summary>The cheapest plan, if it costs less than the limit.</summary>
    public CandidatePlan? Below(double limit)
    {
        var best = new Found(limit, [], null, 0);
        // The dearest first: it is the likeliest to take what the cheaper ones leave.
        for (var filler = _terms.Length - 1; filler >= 0; filler--) best = WithFiller(filler, best);
        return best.Lines.Count == 0 && best.Filler is null ? null : PlanOf(best);
    }

    private Found WithFiller(int filler, Found best)
    {
        _states.Clear();
        var frontier = new List<State> { new(0, 0, -1, -1, 0) };
        best = Closed(frontier[0], filler, best);
        for (var vendor = 0; vendor < _terms.Length; vendor++)
        {
            if (vendor == filler) continue;
            var later = Enumerable.Range(0, _terms.Length).Where(other => other == filler || other > vendor).Select(other => _terms[other]);
            (frontier, best) = Extended(frontier, vendor, filler, new CostBound(later, _need), best);
        }

        return best;
    }

    private (List<State> Frontier, Found Best) Extended(
        List<State> frontier, int vendor, int filler, CostBound bound, Found best)
    {
        var orders = OrdersNearEnds(_costs[vendor], _costs[filler].Pack);
        var next = new List<State>(frontier);
        foreach (var state in frontier)
        {
            var parent = Keep(state);
            foreach (var (quantity, cost) in orders)
            {
                if (!_budget.Spend()) return ([], best);
                var (reached, total) = ((int)Math.Min(state.Quantity + (long)quantity, _need), state.Cost + cost);
                if (total + bound.Of(_need - reached) >= best.Cost) continue;
                var extended = new State(reached, total, parent, vendor, quantity);
                best = Closed(extended, filler, best);
                if (reached < _need) next.Add(extended);
            }
        }

        return (Frontier(next, bound, best.Cost), best);
    }

    /// <summary>The best so far, or this state with the rest from the filler if that is better.</summary>
    private Found Closed(State state, int filler, Found best)
    {
        var rest = _need - state.Quantity;
        if (rest <= 0) return state.Cost < best.Cost ? new(state.Cost, Path(state), null, 0) : best;
        var (fill, total) = _costs[filler].CheapestFrom(rest, best.Cost - state.Cost);
        return fill > 0 ? new(state.Cost + total, Path(state), filler, fill) : best;
    }

    /// <summary>What is worth going on with: nothing that is dearer and less, nor what cannot come below the best any more.</summary>
    private List<State> Frontier(List<State> states, CostBound bound, double limit)
    {
        states.Sort((x, y) => x.Quantity != y.Quantity ? y.Quantity.CompareTo(x.Quantity) : x.Cost.CompareTo(y.Cost));
        var kept = new List<State>();
        var cheapest = double.PositiveInfinity;
        foreach (var state in states)
        {
            if (state.Cost >= cheapest || state.Cost + bound.Of(_need - state.Quantity) >= limit) continue;
            cheapest = state.Cost;
            kept.Add(state);
        }

        return kept;
    }

    private int Keep(State state)
    {
        if (state.Vendor < 0) return -1;
        _states.Add(state);
        return _states.Count - 1;
    }

    private List<(int Vendor, int Quantity)> Path(State state)
    {
        var path = new List<(int, int)>();
        for (var at = state; at.Vendor >= 0; at = _states[at.Parent])
        {
            path.Add((at.Vendor, at.Ordered));
            if (at.Parent < 0) break;
        }

        return path;
    }

    private CandidatePlan PlanOf(Found found)
    {
        var lines = found.Lines.Select(line => new CandidateLine(_options[line.Vendor], line.Quantity)).ToList();
        if (found.Filler is { } filler) lines.Add(new(_options[filler], found.Filled));
        return new([.. lines.OrderBy(line => line.Option.Quote.VendorId, StringComparer.Ordinal)]);
    }

    private List<Order> OrdersNearEnds(OrderCosts costs, int fillersPack)
    {
        var pack = costs.Pack;
        var near = fillersPack / GreatestCommonDivisor(pack, fillersPack);
        var orders = new List<Order>();
        foreach (var step in costs.Steps)
        {
            var packs = ((step.To - step.From) / pack) + 1;
            var fromAnEnd = Math.Min(near, packs);
            if (fromAnEnd > MostPacksFromAnEnd)
            {
                _budget.LeftOut();
                fromAnEnd = MostPacksFromAnEnd;
            }

            var upper = Math.Max(fromAnEnd, packs - fromAnEnd);
            for (var i = 0; i < packs; i = i + 1 == fromAnEnd ? upper : i + 1)
            {
                var quantity = step.From + (i * pack);
                orders.Add(new(quantity, costs.Of(step, quantity)));
            }
        }

        return orders;
    }

    private static int GreatestCommonDivisor(int x, int y) => y == 0 ? x : GreatestCommonDivisor(y, x % y);

    /// <summary>A quantity that may be ordered, and what goods and shipping cost.</summary>
    private readonly record struct Order(int Quantity, double Cost);

    /// <summary>How much is covered for how much money, and how it came about.</summary>
    private readonly record struct State(int Quantity, double Cost, int Parent, int Vendor, int Ordered);

    private sealed record Found(double Cost, IReadOnlyList<(int Vendor, int Quantity)> Lines, int? Filler, int Filled);
}
