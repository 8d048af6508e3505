using System.Text.Json.Serialization;

namespace ProcurementFunctions.Goals;

/// <summary>
/// What a purchase is chosen by: how much cost, speed and reliability count. Each is 0 or more and at least one is above
/// 0; only their ratio matters.
/// </summary>
public sealed record GoalWeights(double Cost, double Speed, double Reliability)
{
    /// <summary>The weights when nobody has said anything: cost first.</summary>
    public static GoalWeights Default { get; } = new(0.5, 0.25, 0.25);

    [JsonIgnore]
    public bool IsValid => Cost is >= 0 and <= 1000 && Speed is >= 0 and <= 1000 && Reliability is >= 0 and <= 1000
        && Cost + Speed + Reliability > 0;

    /// <summary>The same ratio with a sum of 1.</summary>
    public GoalWeights Normalized()
    {
        var sum = Cost + Speed + Reliability;
        return new(Cost / sum, Speed / sum, Reliability / sum);
    }
}
