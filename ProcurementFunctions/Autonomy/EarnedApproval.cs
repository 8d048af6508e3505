namespace ProcurementFunctions.Autonomy;

/// <summary>That the agent bought by itself what it had earned to, with the limits and the evidence as they were then.</summary>
/// <param name="Total">What it comes to, in the firm's currency.</param>
/// <param name="PerPurchase">The most for one purchase that a person had set.</param>
/// <param name="Period">The day, week or month that it counts in, such as "2026-W49".</param>
/// <param name="PerPeriod">The most for all that is bought so in the period.</param>
/// <param name="InPeriod">What all that was bought so in the period came to, this one included.</param>
/// <param name="Limits">One for each vendor that it is bought from.</param>
public sealed record EarnedApproval(
    decimal Total, decimal PerPurchase, string Period, decimal PerPeriod, decimal InPeriod, IReadOnlyList<EarnedLimit> Limits);
