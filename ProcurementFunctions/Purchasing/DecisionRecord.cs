using System.Text.Json.Serialization;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Purchasing;

/// <summary>The inputs of a choice and how the candidates ranked, the best first.</summary>
/// <param name="IsExact">
/// That no other way to buy is better than the first; false where there were too many to look at all.
/// </param>
public sealed record DecisionRecord(DecisionInputs Inputs, IReadOnlyList<RankedPlan> Ranking, bool IsExact = true)
{
    /// <summary>The plan that is chosen; null: there is none, or none within the ceilings.</summary>
    [JsonIgnore]
    public RankedPlan? Best => Ranking is [{ AboveCeiling: null } best, ..] ? best : null;
}

/// <summary>
/// A candidate and how it did: each score is the best candidate's figure by its own, above 0 and 1 for the best; together
/// their weighted product, times a factor where all of it comes from preferred vendors.
/// </summary>
/// <param name="LandedUnitCost">Goods and shipping by unit bought.</param>
/// <param name="Total">Goods and shipping; 0 in records that were made before it was kept.</param>
/// <param name="AboveCeiling">Why it is not bought, such as "467.86, above the ceiling of 400.00"; null: it may be.</param>
public sealed record RankedPlan(
    IReadOnlyList<ChoiceLine> Lines,
    int Quantity,
    decimal LandedUnitCost,
    double ArrivalDays,
    double Reliability,
    double CostScore,
    double SpeedScore,
    double ReliabilityScore,
    double Score,
    string Reason,
    decimal Total = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AboveCeiling = null);
