using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Autonomy;

/// <summary>What the agent may buy by itself.</summary>
/// <param name="Settings">What a person allowed.</param>
/// <param name="Period">The one that counts now.</param>
/// <param name="InPeriod">What was bought without a person in it, in the firm's currency.</param>
/// <param name="Items">By item and vendor, in the order of the SKUs.</param>
/// <param name="NextCursor">For the next part; null: that was all.</param>
public sealed record AutonomyAnswer(
    AutonomySettings Settings, string Period, decimal InPeriod, IReadOnlyList<EarnedLimit> Items, string? NextCursor);
