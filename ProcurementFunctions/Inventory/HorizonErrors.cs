namespace ProcurementFunctions.Inventory;

/// <summary>
/// Compares what was forecast for the next <see cref="DemandForecastRules.Horizon"/> days together with what was asked for in
/// them, of each day of a history but the first <see cref="DemandRules.FewestDays"/>, in which a forecast finds its level.
/// </summary>
internal ref struct HorizonErrors(ReadOnlySpan<int> units)
{
    private readonly ReadOnlySpan<int> _units = units;
    private double _squares;
    private int _count;
    private long _sum = -1;

    /// <summary>The mean square of the errors; null for fewer than <see cref="DemandForecastRules.FewestTried"/>.</summary>
    public readonly double? Variance => _count >= DemandForecastRules.FewestTried ? _squares / _count : null;

    /// <param name="day">The last day that the forecast knew; each day in its turn.</param>
    /// <param name="forecast">Units of the days after it together.</param>
    public void Add(int day, double forecast)
    {
        const int Horizon = DemandForecastRules.Horizon;
        if (day < DemandRules.FewestDays || day + Horizon >= _units.Length) return;
        if (_sum < 0)
        {
            _sum = 0;
            foreach (var asked in _units.Slice(day + 1, Horizon)) _sum += asked;
        }
        else
        {
            _sum += _units[day + Horizon] - _units[day];
        }

        var error = _sum - forecast;
        _squares += error * error;
        _count++;
    }
}
