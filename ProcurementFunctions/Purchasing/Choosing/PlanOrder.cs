namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// Which of two plans is better, the better first: the one that covers more of the need; then the one in time; then the
/// higher score; then the lower total; then the one with fewer orders; then by vendor ids, so that equals always stand in
/// the same order.
/// </summary>
internal sealed class PlanOrder(PlanScore score, int need) : IComparer<CandidatePlan>
{
    /// <summary>Scores that differ by less are equal: no more than the error of their computation.</summary>
    public const double Tolerance = 1e-9;

    public int Compare(CandidatePlan? x, CandidatePlan? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var byCover = y.Covers(need).CompareTo(x.Covers(need));
        if (byCover != 0) return byCover;
        if (x.IsLate != y.IsLate) return x.IsLate.CompareTo(y.IsLate);
        var byScore = Rounded(y).CompareTo(Rounded(x));
        if (byScore != 0) return byScore;
        var byTotal = x.Total.CompareTo(y.Total);
        if (byTotal != 0) return byTotal;
        var byOrders = x.Lines.Count.CompareTo(y.Lines.Count);
        return byOrders != 0 ? byOrders : string.CompareOrdinal(Names(x), Names(y));
    }

    private double Rounded(CandidatePlan plan) => Math.Round(plan.Score(score, need) / Tolerance);

    private static string Names(CandidatePlan plan) => string.Join('\n', plan.Lines.Select(line => line.Option.Quote.VendorId));
}
