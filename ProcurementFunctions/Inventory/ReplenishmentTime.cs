namespace ProcurementFunctions.Inventory;

/// <summary>How long it takes from the look that finds an item low until its goods are on the shelf. Pure.</summary>
/// <remarks>
/// The parts of a replenishment lead time (Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, 4th
/// ed., ch. 6): the firm's own days, the vendor's, and those lost with orders that the vendor takes back. Of those there are
/// N before one that is kept, each with the probability p, so E[N] = p ÷ (1 − p) and Var[N] = p ÷ (1 − p)² (geometric), and
/// each costs C days until it is known and the vendors are asked anew: together E[N]·C, with the variance
/// E[N]·σ_C² + Var[N]·C² (the sum of a random number of terms; Ross, Introduction to Probability Models, ch. 3).
/// The parts are taken to be independent, so their variances add up.
/// </remarks>
/// <param name="Own">The firm's own days.</param>
/// <param name="Vendor">Those of the vendor.</param>
/// <param name="Lost">Those lost with orders taken back.</param>
/// <param name="Variance">Of all of them together.</param>
public readonly record struct ReplenishmentTime(double Own, double Vendor, double Lost, double Variance)
{
    /// <summary>A vendor that takes back more than half of its orders is reckoned with as if it took back half.</summary>
    public const double MostWithdrawn = 0.5;

    /// <summary>Mean days in all.</summary>
    public double Days => Own + Vendor + Lost;

    /// <summary>The mean days and a standard deviation more: by this the slower of two is told.</summary>
    public double MeanAndSpread => Days + Math.Sqrt(Variance);

    public static ReplenishmentTime Of(LeadTime lead)
    {
        var p = Math.Clamp(lead.WithdrawnRate, 0, MostWithdrawn);
        var (attempts, spread, each) = (p / (1 - p), p / ((1 - p) * (1 - p)), lead.WithdrawnAfterDays);
        return new(
            lead.OwnDays,
            lead.Days,
            attempts * each,
            Square(lead.StandardDeviation) + Square(lead.OwnStandardDeviation) + (attempts * Square(lead.WithdrawnStandardDeviation)) + (spread * each * each));
    }

    private static double Square(double x) => x * x;
}
