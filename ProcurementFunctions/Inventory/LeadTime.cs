using System.Text.Json.Serialization;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Inventory;

/// <summary>
/// How long goods take from the order, of the vendor that is expected to serve it, and on which terms it sells the item.
/// </summary>
/// <param name="Days">Mean days from the order.</param>
/// <param name="StandardDeviation">Of the days of single orders.</param>
public sealed record LeadTime(string VendorId, double Days, double StandardDeviation)
{
    /// <summary>Where the days come from; <see cref="BeliefBasis.Prior"/>: from what its offer states, as nothing was learned.</summary>
    public BeliefBasis Basis { get; init; }

    /// <summary>How many orders they were learned from.</summary>
    public int Observations { get; init; }

    [JsonIgnore]
    public OfferTerms Terms { get; init; } = OfferTerms.Any;
}
