using System.Text.Json.Serialization;

namespace ProcurementFunctions.Knowledge;

/// <summary>Where a belief's value comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BeliefBasis>))]
public enum BeliefBasis
{
    [JsonStringEnumMemberName("prior")] Prior,
    [JsonStringEnumMemberName("evidence")] Evidence,
    [JsonStringEnumMemberName("pinned")] Pinned,
    [JsonStringEnumMemberName("corrected")] Corrected,
}

/// <summary>
/// Something believed about a vendor: a number with its uncertainty and where it comes from.
/// </summary>
/// <param name="Value">The best estimate: a share 0..1, days, or money for one unit, depending on the belief.</param>
/// <param name="Low">The lower end of the central 90 % interval.</param>
/// <param name="High">The upper end of the central 90 % interval.</param>
/// <param name="Observations">How many pieces of evidence it has seen, unfaded.</param>
/// <param name="LastObserved">When the newest evidence was made; null for a prior.</param>
/// <param name="Evidence">Ids of the latest evidence (receipts, quotes), newest first, a bounded number.</param>
public sealed record Belief(
    double Value,
    double Low,
    double High,
    int Observations,
    DateTimeOffset? LastObserved,
    BeliefBasis Basis,
    IReadOnlyList<string> Evidence)
{
    /// <summary>For days and prices: how far single observations lie from the value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? StandardDeviation { get; init; }

    /// <summary>For a price: by how much it rises in 30 days; null while too little is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TrendIn30Days { get; init; }

    /// <summary>For a price: what was last paid.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PaidPrice? LastPaid { get; init; }
}
