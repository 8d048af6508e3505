namespace ProcurementFunctions.Inventory;

/// <summary>What one way to forecast says of the next days, and how well it would have said so before.</summary>
/// <param name="Mean">Units a day, on the average of the next <see cref="DemandForecastRules.Horizon"/> days.</param>
/// <param name="Variance">Mean square of the errors of forecasting each day from those before it.</param>
/// <param name="HorizonVariance">
/// Mean square of the errors of forecasting <see cref="DemandForecastRules.Horizon"/> days together; null where the history is
/// too short to tell.
/// </param>
/// <param name="Trend">By how many units a day the demand rises now; below 0: it falls.</param>
public sealed record DemandForecast(double Mean, double Variance, double? HorizonVariance, double Trend = 0);

/// <summary>The constants of exponential smoothing: how much of an error of a day goes into the level and into the trend.</summary>
/// <param name="Damping">How much of the trend goes on from one day to the next.</param>
public readonly record struct Smoothing(double Level, double Trend = 0, double Damping = 1);
