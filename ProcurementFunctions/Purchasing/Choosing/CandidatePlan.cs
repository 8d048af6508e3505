namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>A way to buy: how much from which quote. It arrives with its last part and is as reliable as its weakest.</summary>
internal sealed record CandidatePlan(IReadOnlyList<CandidateLine> Lines)
{
    public int Quantity { get; } = Lines.Sum(line => line.Quantity);

    /// <summary>Goods and shipping.</summary>
    public decimal Total { get; } = Lines.Sum(line => line.Option.Terms.CostOf(line.Quantity));

    public double Days { get; } = Lines.Max(line => line.Option.Days);

    public double Reliability { get; } = Lines.Min(line => line.Option.Reliability);

    public bool IsPreferred { get; } = Lines.All(line => line.Option.IsPreferred);

    public bool IsLate { get; } = Lines.Any(line => line.Option.IsLate);

    /// <summary>How much of the need it covers.</summary>
    public int Covers(int need) => Math.Min(Quantity, need);

    public double Score(PlanScore score, int need) => score.Of((double)Total / Covers(need), Days, Reliability, IsPreferred);
}

internal sealed record CandidateLine(VendorOption Option, int Quantity);
