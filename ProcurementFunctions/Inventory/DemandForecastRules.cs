namespace ProcurementFunctions.Inventory;

/// <summary>
/// Forecasts demand that comes on most days by exponential smoothing, and tells how far off the forecast of several days
/// together is. Pure.
/// </summary>
/// <remarks>
/// <para>Three ways are tried on the item's own history, and that counts which would have missed the demand of
/// <see cref="Horizon"/> days together by the least mean square: a slow and a quicker simple exponential smoothing (Brown,
/// Statistical Forecasting for Inventory Control, 1959), of which the first suits steady demand, and one with a damped
/// trend, which keeps up with a season (Gardner and McKenzie, Forecasting trends in time series, Management Science 31,
/// 1985): f = l + φ·b, e = x − f, l = f + α·e, b = φ·b + β·e.</para>
/// <para>The error of several days together is measured and not taken from that of a day: a level that is wrong today is
/// wrong tomorrow too, so errors of days add up faster than √L. It is told as the exponent c of σ·L^c (Silver, Pyke and
/// Thomas, 4th ed., ch. 4, on the errors over a lead time). Errors that do not hang together have c = 1/2; where the level
/// is known from n days only, L days together have the variance L·σ²·(1 + L/n), and c is never taken to be less.</para>
/// </remarks>
public static class DemandForecastRules
{
    /// <summary>Days that are forecast together: about a lead time.</summary>
    public const int Horizon = 14;

    /// <summary>The fewest forecasts of <see cref="Horizon"/> days that say how good they are.</summary>
    public const int FewestTried = 30;

    /// <summary>Where the history is too short to choose by it, the second counts.</summary>
    public static IReadOnlyList<Smoothing> Ways { get; } = [new(0.02), new(0.05), new(0.05, 0.004, 0.98)];

    /// <summary>That of the ways which would have been the best so far.</summary>
    /// <param name="units">A number for each day, the oldest first.</param>
    /// <param name="level">Where the smoothing begins.</param>
    public static DemandForecast Best(ReadOnlySpan<int> units, double level)
    {
        var best = Forecast(units, level, Ways[1]);
        if (best.HorizonVariance is null) return best;
        foreach (var way in (ReadOnlySpan<Smoothing>)[Ways[0], Ways[2]])
        {
            var other = Forecast(units, level, way);
            if (other.HorizonVariance < best.HorizonVariance) best = other;
        }

        return best;
    }

    /// <summary>One way over the days.</summary>
    public static DemandForecast Forecast(ReadOnlySpan<int> units, double level, Smoothing way)
    {
        var ahead = new HorizonErrors(units);
        var (trend, squares, most, reach) = (0.0, 0.0, 0, Reach(way.Damping));
        for (var day = 0; day < units.Length; day++)
        {
            var forecast = level + (way.Damping * trend);
            var error = units[day] - forecast;
            squares += error * error;
            most = Math.Max(most, units[day]);
            level = forecast + (way.Level * error);
            trend = (way.Damping * trend) + (way.Trend * error);
            ahead.Add(day, (Horizon * level) + (reach * trend));
        }

        // A trend leads at most to what has been asked for in a day before.
        return new(Math.Clamp(level + (reach * trend / Horizon), 0, most), squares / units.Length, ahead.Variance, trend);
    }

    /// <summary>The exponent c by which the error of L days together, σ·L^c, grows; from 1/2 to 1.</summary>
    /// <param name="variance">σ², of single days.</param>
    /// <param name="horizonVariance">Of <see cref="Horizon"/> days together; null: not known.</param>
    /// <param name="days">How many days the forecast was made from.</param>
    public static double GrowthOf(double variance, double? horizonVariance, int days)
    {
        var least = 0.5 * (1 + (Math.Log(1 + ((double)Horizon / days)) / Math.Log(Horizon)));
        return horizonVariance is { } seen && variance > 0
            ? Math.Clamp(Math.Log(seen / variance) / (2 * Math.Log(Horizon)), Math.Min(1, least), 1)
            : Math.Min(1, least);
    }

    /// <summary>φ + (φ + φ²) + …: how much of today's trend the days of the horizon add up to.</summary>
    private static double Reach(double damping)
    {
        var (sum, step, power) = (0.0, 0.0, 1.0);
        for (var day = 0; day < Horizon; day++)
        {
            power *= damping;
            step += power;
            sum += step;
        }

        return sum;
    }
}
