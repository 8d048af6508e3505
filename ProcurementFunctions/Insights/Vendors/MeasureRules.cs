using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Insights.Vendors;

/// <summary>What a measure is made of, and which vendor is better by it. Pure.</summary>
internal static class MeasureRules
{
    /// <param name="sku">Needed for prices.</param>
    public static string BeliefOf(VendorMeasure measure, string? sku) => measure switch
    {
        VendorMeasure.Price => BeliefNames.Price(sku ?? throw new ArgumentNullException(nameof(sku))),
        VendorMeasure.LeadTime => BeliefNames.LeadTimeDays,
        VendorMeasure.FillRate => BeliefNames.FillRate,
        VendorMeasure.RejectRate => BeliefNames.RejectRate,
        VendorMeasure.Rating => BeliefNames.Rating,
        _ => BeliefNames.OnTimeRate,
    };

    public static string UnitOf(VendorMeasure measure) => measure switch
    {
        VendorMeasure.Price => "money",
        VendorMeasure.LeadTime => "days",
        _ => "share",
    };

    public static bool IsMoreBetter(VendorMeasure measure) =>
        measure is VendorMeasure.OnTime or VendorMeasure.FillRate or VendorMeasure.Rating;

    /// <summary>What an observation of the belief is by the measure: late is what is not on time.</summary>
    public static double ValueOf(VendorMeasure measure, double observed) => measure == VendorMeasure.Late ? 1 - observed : observed;

    /// <summary>The belief by the measure.</summary>
    public static (double Value, double Low, double High) FigureOf(VendorMeasure measure, Belief belief) => measure == VendorMeasure.Late
        ? (1 - belief.Value, 1 - belief.High, 1 - belief.Low)
        : (belief.Value, belief.Low, belief.High);

    public static Place PlaceOf(VendorRank vendor, VendorQuestion question)
    {
        var group = vendor switch
        {
            { Active: false } => 2,
            { Basis: FigureBasis.Prior } => 1,
            _ => 0,
        };
        return new(group, IsMoreBetter(question.Measure) == question.BestFirst ? -vendor.Value : vendor.Value, vendor.VendorId);
    }
}
