namespace ProcurementFunctions.Knowledge;

/// <summary>Student's t distribution, by its relation to the Beta distribution (NIST DLMF 8.17 and 26.5.27 of A&amp;S).</summary>
internal static class StudentDistribution
{
    /// <summary>The value that 95 % lie below: half of the central 90 % interval.</summary>
    /// <param name="degrees">Degrees of freedom, above 0; need not be whole.</param>
    public static double Quantile95(double degrees) => TwoSided(0.1, degrees);

    /// <summary>The value that is exceeded, either way, with this probability.</summary>
    /// <param name="bothTails">Above 0, below 1.</param>
    /// <param name="degrees">Degrees of freedom, above 0; need not be whole.</param>
    public static double TwoSided(double bothTails, double degrees)
    {
        // P(|t| > q) = I_x(ν/2, 1/2) with x = ν ÷ (ν + q²).
        var x = new BetaDistribution(degrees / 2, 0.5).Quantile(bothTails);
        return Math.Sqrt(degrees * (1 - x) / x);
    }
}
