using System.Text.Json.Serialization;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Purchasing;

/// <summary>An approval that is asked for, and what was decided.</summary>
/// <param name="Digest">Of vendor, quantities, prices and total as they were shown; a decision names it.</param>
/// <param name="Required">False where the policy itself approves.</param>
/// <param name="Shown">What the person was shown.</param>
/// <param name="Policy">The policy that counted, as it was then.</param>
/// <param name="HoldMinutes">The undo window after an approval, as it was then; see <see cref="OrderingSettings"/>.</param>
/// <param name="Changed">Where something else had been approved before: what is different now.</param>
/// <param name="PassedTo">The approver whom it was passed on to; null: nobody. Anyone else with the role may still decide.</param>
/// <param name="PassedAt">When it was; the wait began anew then.</param>
/// <param name="Passes">How often people passed it on.</param>
/// <param name="Earned">Where the agent approved it by itself: what it had earned; null: it did not.</param>
public sealed record Approval(
    string Digest,
    bool Required,
    Choice Shown,
    DateTimeOffset RequestedAt,
    DateTimeOffset ExpiresAt,
    ApprovalPolicy Policy,
    ApprovalDecision? Decision = null,
    DateTimeOffset? RemindedAt = null,
    double HoldMinutes = 0,
    ApprovalChange? Changed = null,
    string? PassedTo = null,
    DateTimeOffset? PassedAt = null,
    int Passes = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EarnedApproval? Earned = null);

/// <summary>How what is to be approved differs from what was approved before. Money in the firm's currency.</summary>
/// <param name="Why">Why it is asked again.</param>
public sealed record ApprovalChange(
    string Why,
    decimal OldTotal,
    decimal NewTotal,
    int OldQuantity,
    int NewQuantity,
    IReadOnlyList<string> OldVendors,
    IReadOnlyList<string> NewVendors);

/// <param name="By">The user who decided, or "policy".</param>
/// <param name="OverBudget">Whether it approves although the firm's budget does not cover it.</param>
/// <param name="Quantity">How many units it approves, where those are fewer than were shown; null: all of them.</param>
/// <param name="MaxTotal">What it may come to if prices change, in the firm's currency; null: what the tolerance lets pass.</param>
public sealed record ApprovalDecision(
    bool Approved,
    string By,
    DateTimeOffset At,
    string? Comment,
    bool OverBudget = false,
    int? Quantity = null,
    decimal? MaxTotal = null);
