using System.Text.Json.Serialization;

namespace ProcurementFunctions.Purchasing;

/// <summary>What an approver says to a purchase that waits.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionKind>))]
public enum DecisionKind
{
    [JsonStringEnumMemberName("approve")] Approve,
    [JsonStringEnumMemberName("reject")] Reject,

    /// <summary>The next approver is to decide.</summary>
    [JsonStringEnumMemberName("pass")] Pass,
}

/// <param name="Digest">Of what was shown; an approval needs it.</param>
/// <param name="To">For passing on: the next approver; null: the policy's.</param>
/// <param name="OverBudget">For approving: although the firm's budget does not cover it.</param>
/// <param name="Quantity">For approving: fewer units than were shown; null: all of them.</param>
/// <param name="MaxTotal">
/// For approving: what it may come to in all, in the firm's currency, if prices change; null: what the policy's tolerance lets pass.
/// </param>
public sealed record PersonDecision(
    DecisionKind Kind,
    string By,
    string? Digest,
    string? Comment = null,
    string? To = null,
    bool OverBudget = false,
    int? Quantity = null,
    decimal? MaxTotal = null);
