using System.Text.Json.Serialization;

namespace ProcurementFunctions.Operations;

/// <summary>Over which time the agent's own purchases are added up: a calendar day, ISO week or month, in UTC.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AutonomyPeriod>))]
public enum AutonomyPeriod
{
    [JsonStringEnumMemberName("day")] Day,
    [JsonStringEnumMemberName("week")] Week,
    [JsonStringEnumMemberName("month")] Month,
}

/// <summary>
/// What the agent may buy by itself where it has earned it, and the limits that it never passes. Off unless a person says otherwise.
/// See docs/autonomy.md.
/// </summary>
/// <param name="PerPurchase">The most for one purchase, in the firm's currency, whatever was earned; 0: nothing.</param>
/// <param name="PerPeriod">The most for all that it buys by itself in a period; 0: nothing.</param>
/// <param name="MinimumObservations">How many proposals for an item at a vendor have to be agreed to unchanged, without a no between them.</param>
/// <param name="Confidence">At least so large a share of proposals has to be agreed to unchanged, at the lower end of what is believed.</param>
public sealed record AutonomySettings(
    bool Enabled = false,
    decimal PerPurchase = 0,
    decimal PerPeriod = 0,
    AutonomyPeriod Period = AutonomyPeriod.Week,
    int MinimumObservations = AutonomySettings.UsualObservations,
    double Confidence = AutonomySettings.UsualConfidence)
{
    public const int UsualObservations = 10;
    public const double UsualConfidence = 0.7;

    /// <summary>SKUs that a person always decides about.</summary>
    public IReadOnlyList<string> ExcludedItems { get; set; } = [];

    /// <summary>Ids of vendors of which a person always decides.</summary>
    public IReadOnlyList<string> ExcludedVendors { get; set; } = [];
}
