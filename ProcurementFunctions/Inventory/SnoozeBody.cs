using System.Text.Json.Serialization;

namespace ProcurementFunctions.Inventory;

/// <summary>The wish that an item be left alone for a while, however low it is.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SnoozeBody
{
    public const int LongestDays = 366;
    public const int LongestReason = 200;

    /// <summary>In the firm's time.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Shown to whoever asks why nothing is bought.</summary>
    public string? Reason { get; init; }

    /// <summary>What is wrong with it, by field; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string[]> Check(DateTimeOffset now)
    {
        var errors = new Dictionary<string, string[]>();
        if (Until <= now || Until > now.AddDays(LongestDays)) errors.Add("until", [$"must be within {LongestDays} days from now"]);
        if (Reason is { } reason && (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason))
            errors.Add("reason", [$"must be 1 to {LongestReason} characters, or left out"]);
        return errors;
    }
}
