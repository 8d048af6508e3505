using System.Text.Json.Serialization;

namespace ProcurementFunctions.Knowledge;

/// <summary>
/// What is stored of a belief: the faded statistics of its evidence, and a person's word where one was given. The
/// statistics are a function of the set of evidence alone, whatever order it came in: each piece weighs
/// 2^(−age ÷ half-life), its age taken against the newest piece (see <see cref="LearningRules"/>). What is believed at a
/// given time is computed from it by <see cref="BeliefRules"/>.
/// </summary>
public sealed record LearnedBelief
{
    /// <summary>Sum of the weights: the faded number of observations.</summary>
    public double Weight { get; init; }

    /// <summary>Weighted mean of what was observed: a share 0..1, days, or money for one unit.</summary>
    public double Mean { get; init; }

    /// <summary>Weighted sum of the squared deviations from <see cref="Mean"/>.</summary>
    public double SquaredDeviations { get; init; }

    /// <summary>How many pieces of evidence there were, unfaded.</summary>
    public int Observations { get; init; }

    /// <summary>When the newest of them was made; null when there were none.</summary>
    public DateTimeOffset? LastObserved { get; init; }

    /// <summary>The latest pieces of evidence, newest first, a bounded number.</summary>
    public IReadOnlyList<EvidenceMark> Evidence { get; set; } = [];

    /// <summary>For a price: what was last paid, as opposed to quoted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PaidPrice? LastPaid { get; init; }

    /// <summary>For a price: how it moves; null also where a build that did not keep it has learned it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PriceTrend? Trend { get; init; }

    /// <summary>A person's word that counts instead of all evidence, until it is forgotten or corrected.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PersonsWord? Pinned { get; init; }

    /// <summary>A person's word that the belief began anew from; later evidence moves it on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PersonsWord? Corrected { get; init; }

    /// <summary>Evidence up to this time was forgotten or corrected and does not count; null: all counts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? CountsAfter { get; init; }
}

/// <summary>A piece of evidence, named.</summary>
public sealed record EvidenceMark(string Id, DateTimeOffset At);

/// <summary>A price that was paid for one unit, when, and by which evidence.</summary>
public sealed record PaidPrice(decimal UnitPrice, DateTimeOffset At, string Evidence);

/// <summary>A value that a person gave to a belief.</summary>
public sealed record PersonsWord(double Value, DateTimeOffset At, string By);
