using System.Text.Json.Serialization;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Inventory;

/// <summary>
/// How long goods take, of the vendor that is expected to serve it or the one that last did, whichever takes longer; and the
/// terms on which the expected one sells the item.
/// </summary>
/// <param name="Days">Mean days from the order to the delivery.</param>
/// <param name="StandardDeviation">Of the days of single orders.</param>
public sealed record LeadTime(string VendorId, double Days, double StandardDeviation)
{
    /// <summary>Where the days come from; <see cref="BeliefBasis.Prior"/>: from what its offer states, as nothing was learned.</summary>
    public BeliefBasis Basis { get; init; }

    /// <summary>How many orders they were learned from.</summary>
    public int Observations { get; init; }

    /// <summary>Mean days of the firm's own about an order, before it and after its delivery; see <see cref="BeliefNames.OwnDays"/>.</summary>
    public double OwnDays { get; init; }

    public double OwnStandardDeviation { get; init; }

    /// <summary>The share of its orders that the vendor takes back, 0 to 1.</summary>
    public double WithdrawnRate { get; init; }

    /// <summary>Mean days from the need until such an order is known to be lost.</summary>
    public double WithdrawnAfterDays { get; init; }

    public double WithdrawnStandardDeviation { get; init; }

    [JsonIgnore]
    public OfferTerms Terms { get; init; } = OfferTerms.Any;
}
