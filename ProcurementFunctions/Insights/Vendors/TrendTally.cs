namespace ProcurementFunctions.Insights.Vendors;

/// <summary>Adds up what was seen of a vendor, apart for the recent time and the one before.</summary>
/// <param name="recentFrom">When the recent time begins.</param>
internal sealed class TrendTally(DateTimeOffset recentFrom)
{
    /// <summary>By how much both together must differ: the central 90 % of the normal distribution.</summary>
    private const double Certain = 1.645;

    private Part _recent, _earlier;

    public int Count => _recent.Count + _earlier.Count;

    /// <summary>Sum of the values.</summary>
    public double Sum => _recent.Sum + _earlier.Sum;

    public void Add(double value, DateTimeOffset at)
    {
        if (at >= recentFrom) _recent = _recent.With(value);
        else _earlier = _earlier.With(value);
    }

    public VendorTrend Trend(bool isMoreBetter) =>
        new(Direction(isMoreBetter), _recent.Mean, _recent.Count, _earlier.Mean, _earlier.Count);

    /// <summary>By the difference of the means against its standard error with a pooled variance (two-sample test).</summary>
    private TrendDirection Direction(bool isMoreBetter)
    {
        const int fewest = 5;
        if (_recent.Count < fewest || _earlier.Count < fewest) return TrendDirection.NotKnown;
        var variance = (_recent.Deviations + _earlier.Deviations) / (Count - 2);
        var rise = _recent.Mean!.Value - _earlier.Mean!.Value;
        if (Math.Abs(rise) <= (Certain * Math.Sqrt(variance * ((1.0 / _recent.Count) + (1.0 / _earlier.Count)))) + 1e-9) return TrendDirection.Steady;
        return rise > 0 == isMoreBetter ? TrendDirection.Better : TrendDirection.Worse;
    }

    private readonly record struct Part(int Count, double Sum, double Squares)
    {
        public double? Mean => Count == 0 ? null : Sum / Count;

        public double Deviations => Math.Max(0, Squares - (Sum * Sum / Count));

        public Part With(double value) => new(Count + 1, Sum + value, Squares + (value * value));
    }
}
