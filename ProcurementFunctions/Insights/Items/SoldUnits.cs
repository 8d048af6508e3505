namespace ProcurementFunctions.Insights.Items;

/// <summary>What customers asked for from one day to another, both included.</summary>
/// <param name="KnownDays">Of how many of these days something is known.</param>
public sealed record SoldUnits(DateOnly From, DateOnly To, long Units, int KnownDays);
