namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// Finds the best way to split a need over vendors, exactly. Pure.
/// </summary>
/// <remarks>
/// A plan is as late and as unreliable as its worst part, so its score is decided by that, by whether all its vendors are
/// preferred, and by its cost. Hence the best plan is the cheapest one of some set "all vendors within so many days, at
/// least so reliable, preferred or not": for each such set that may hold a better plan than the best so far,
/// <see cref="CheapestCover"/> finds the cheapest. Sets come in the order of what they can reach at most, so that a good plan
/// is found early and most sets are passed by.
/// </remarks>
/// <param name="vendors">Those that may be part of it.</param>
/// <param name="mostCost">No plan that costs as much is looked for.</param>
internal sealed class SplitSearch(IEnumerable<VendorOption> vendors, int need, PlanScore score, double mostCost = double.PositiveInfinity)
{
    // The best rates first, as the bound and the search within a set want them.
    private readonly VendorOption[] _options = [.. vendors.OrderBy(option => option.Terms.LeastRate)];
    private readonly PlanOrder _order = new(score, need);
    private readonly SearchBudget _budget = new();

    /// <summary>The best split if it is better than this plan; null when none is.</summary>
    public (CandidatePlan? Plan, bool IsExact) BetterThan(CandidatePlan? known)
    {
        var best = known;
        foreach (var set in Sets().OrderByDescending(set => set.Bound))
        {
            var limit = Math.Min(mostCost, CostLimit(set, best));
            if (limit <= set.LeastCost) continue;
            var found = new CheapestCover(set.Options, need, _budget).Below(limit);
            if (found is not null && (best is null || _order.Compare(found, best) < 0)) best = found;
        }

        return (ReferenceEquals(best, known) ? null : best, !_budget.IsSpent);
    }

    private IEnumerable<VendorSet> Sets()
    {
        var days = score.SpeedCounts ? _options.Select(option => option.Days).Distinct() : [_options.Max(option => option.Days)];
        foreach (var most in days)
        {
            var rates = score.ReliabilityCounts
                ? _options.Select(option => option.Reliability).Distinct()
                : [_options.Min(option => option.Reliability)];
            foreach (var least in rates)
            {
                var within = _options.Where(option => option.Days <= most && option.Reliability >= least).ToArray();
                // A set that does not reach both ends is the same as a narrower one.
                if (within.Length == 0) continue;
                if (score.SpeedCounts && within.Max(option => option.Days) < most) continue;
                if (score.ReliabilityCounts && within.Min(option => option.Reliability) > least) continue;
                if (SetOf(within) is { } all) yield return all;
                var preferred = within.Where(option => option.IsPreferred).ToArray();
                if (preferred.Length < within.Length && SetOf(preferred) is { } some) yield return some;
            }
        }
    }

    /// <summary>Null when these cannot cover the need or are no two.</summary>
    private VendorSet? SetOf(VendorOption[] within)
    {
        if (within.Length < 2 || within.Sum(option => (long)option.Terms.Most) < need) return null;
        var apart = score.WithoutCost(
            within.Max(option => option.Days), within.Min(option => option.Reliability), within.All(option => option.IsPreferred));
        var least = new CostBound(within.Select(option => option.Terms), need).Of(need);
        return new(within, apart, least, apart - (score.CostWeight * Math.Log(least / need)));
    }

    /// <summary>What a plan of the set may cost at most to be better than the best so far.</summary>
    private double CostLimit(VendorSet set, CandidatePlan? best)
    {
        if (best is null) return double.PositiveInfinity;
        var ahead = set.ScoreWithoutCost - best.Score(score, need);
        if (score.CostWeight > 0) return need * Math.Exp(ahead / score.CostWeight);
        // Where cost has no weight, it still decides between equals.
        if (ahead > PlanOrder.Tolerance) return double.PositiveInfinity;
        return ahead < -PlanOrder.Tolerance ? 0 : (double)best.Total;
    }

    /// <param name="ScoreWithoutCost">Of a plan that uses the slowest and the least reliable of the set.</param>
    /// <param name="LeastCost">No plan of the set costs less.</param>
    /// <param name="Bound">No such plan scores more.</param>
    private sealed record VendorSet(VendorOption[] Options, double ScoreWithoutCost, double LeastCost, double Bound);
}

/// <summary>
/// How much a search may do, in quantities tried. Ten vendors with five price breaks each take some thousands; only terms
/// made to defeat the search come near.
/// </summary>
internal sealed class SearchBudget
{
    private const int Most = 3_000_000;
    private int _tried;

    /// <summary>Whether something was left out for it.</summary>
    public bool IsSpent { get; private set; }

    public bool Spend()
    {
        if (_tried++ < Most) return true;
        IsSpent = true;
        return false;
    }

    public void LeftOut() => IsSpent = true;
}
