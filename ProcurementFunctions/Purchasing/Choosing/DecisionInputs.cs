using System.Text.Json.Serialization;
using ProcurementFunctions.Goals;

namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>All that a choice is made from.</summary>
/// <param name="WeightsFrom">Whose weights they are, see <see cref="GoalOwner"/>.</param>
/// <param name="PreferredVendors">The requester's, beside those that the firm prefers.</param>
/// <param name="RaisedFrom">What was asked for, where the requester always needs more; else null.</param>
public sealed record DecisionInputs(
    DateTimeOffset At,
    int Quantity,
    DateOnly? NeededBy,
    GoalWeights Weights,
    string WeightsFrom,
    IReadOnlyList<string> PreferredVendors,
    IReadOnlyList<Quote> Quotes,
    IReadOnlyList<VendorStanding> Standings,
    int? RaisedFrom = null)
{
    [JsonIgnore]
    public CountingGoals Goals => new(Weights, WeightsFrom);
}

/// <summary>What was known about a vendor when a choice was made.</summary>
/// <param name="OnTimeRate">Share of orders on time, 0 to 1; likewise the other rates.</param>
/// <param name="PromiseErrorDays">Days that it usually comes after its promise; negative: before.</param>
public sealed record VendorStanding(
    string VendorId,
    string Name,
    bool Preferred,
    double OnTimeRate,
    double FillRate,
    double RejectRate,
    double PromiseErrorDays)
{
    /// <summary>The share of what it is asked for that comes on time, whole and good.</summary>
    [JsonIgnore]
    public double Reliability => OnTimeRate * FillRate * (1 - RejectRate);

    /// <summary>A vendor of which nothing is known.</summary>
    public static VendorStanding Unknown(string vendorId) => new(vendorId, vendorId, false, 0.8, 0.95, 0.05, 0);
}
