namespace ProcurementFunctions.Knowledge;

/// <summary>
/// The Beta distribution. The cumulative function is the regularized incomplete beta function by its continued fraction
/// (NIST DLMF 8.17.22), evaluated by the modified Lentz algorithm; the quantile inverts it by bisection.
/// </summary>
/// <param name="Alpha">Above 0.</param>
/// <param name="Beta">Above 0.</param>
internal readonly record struct BetaDistribution(double Alpha, double Beta)
{
    private const double Tiny = 1e-300;

    /// <summary>The probability of a value up to <paramref name="x"/>.</summary>
    public double Cumulative(double x)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        var front = Math.Exp(
            LogGamma(Alpha + Beta) - LogGamma(Alpha) - LogGamma(Beta) + (Alpha * Math.Log(x)) + (Beta * Math.Log(1 - x)));
        // The fraction converges fast below the mean; above it, the mirrored one does.
        return x < (Alpha + 1) / (Alpha + Beta + 2)
            ? front * Fraction(Alpha, Beta, x) / Alpha
            : 1 - (front * Fraction(Beta, Alpha, 1 - x) / Beta);
    }

    /// <summary>The value below which the share <paramref name="probability"/> lies.</summary>
    public double Quantile(double probability)
    {
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            if (Cumulative(middle) < probability) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    private static double Fraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m <= 500; m++)
        {
            Step(m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m))));
            var change = Step(-(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1)));
            if (Math.Abs(change - 1) < 1e-14) break;
        }

        return value;

        double Step(double numerator)
        {
            d = 1 / NotZero(1 + (numerator * d));
            c = NotZero(1 + (numerator / c));
            value *= c * d;
            return c * d;
        }
    }

    private static double NotZero(double x) => Math.Abs(x) < Tiny ? Tiny : x;

    /// <summary>Stirling's series (DLMF 5.11.1) above 10, reached from below by the recurrence.</summary>
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        while (x < 10) shift -= Math.Log(x++);
        var square = 1 / (x * x);
        var series = (1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680) - (square / 1188)))))));
        return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (series / x);
    }
}
