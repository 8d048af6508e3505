namespace ProcurementFunctions.Knowledge;

/// <summary>
/// Faded statistics of how old the prices of a belief are, and of how price and age go together, from which the trend is
/// computed: the slope of the weighted least-squares line. Ages are days before the newest price.
/// </summary>
/// <param name="MeanAge">Weighted mean of the ages.</param>
/// <param name="AgeSquares">Weighted sum of the squared deviations of the ages.</param>
/// <param name="Products">Weighted sum of the products of the deviations of age and price.</param>
public sealed record PriceTrend(double MeanAge, double AgeSquares, double Products)
{
    /// <summary>The length of time that <see cref="Slope"/> is given for.</summary>
    public const int Days = 30;

    /// <summary>That of one price.</summary>
    public static PriceTrend OfOne { get; } = new(0, 0, 0);

    /// <summary>By how much the price rises in 30 days; null while the prices are all of about one day.</summary>
    public double? Slope() => AgeSquares > 1 ? -Products / AgeSquares * Days : null;

    /// <summary>The statistics of both; weights are already faded to the newer of the two times.</summary>
    internal static PriceTrend Join(Part one, Part other)
    {
        var newest = one.Newest > other.Newest ? one.Newest : other.Newest;
        var (ageOfOne, ageOfOther) = (AgeAt(one, newest), AgeAt(other, newest));
        var weight = one.Weight + other.Weight;
        var (apart, dearer) = (ageOfOther - ageOfOne, other.MeanPrice - one.MeanPrice);
        var between = one.Weight * other.Weight / weight;
        return new(
            ((ageOfOne * one.Weight) + (ageOfOther * other.Weight)) / weight,
            (one.Trend.AgeSquares * one.Faded) + (other.Trend.AgeSquares * other.Faded) + (apart * apart * between),
            (one.Trend.Products * one.Faded) + (other.Trend.Products * other.Faded) + (apart * dearer * between));
    }

    private static double AgeAt(Part part, DateTimeOffset newest) => part.Trend.MeanAge + (newest - part.Newest).TotalDays;

    /// <summary>One side of a join.</summary>
    /// <param name="Weight">Faded to the newer of both.</param>
    /// <param name="Faded">By what factor it was.</param>
    internal readonly record struct Part(PriceTrend Trend, double Weight, double Faded, double MeanPrice, DateTimeOffset Newest);
}
