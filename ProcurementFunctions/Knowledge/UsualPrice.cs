namespace ProcurementFunctions.Knowledge;

/// <summary>What a vendor usually takes for one unit of an item, as it was known at a time.</summary>
/// <param name="Level">The faded mean of what was paid and quoted, or what a person said.</param>
/// <param name="Low">A price below is far off; see <see cref="UsualPriceRules"/>.</param>
/// <param name="High">A price above is far off.</param>
/// <param name="Observations">How many prices it is made from.</param>
public sealed record UsualPrice(
    decimal Level,
    decimal Low,
    decimal High,
    int Observations,
    DateTimeOffset? LastObserved,
    BeliefBasis Basis,
    PaidPrice? LastPaid);
