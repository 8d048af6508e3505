using System.Globalization;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Doctor;

/// <summary>Whether what the agent bought by itself is counted in the ledger of its period, and nothing else is. Pure.</summary>
internal static class AutonomyHealthRules
{
    /// <summary>What the ledger of a period must hold of a purchase; null: nothing, as the agent did not approve it by itself in it.</summary>
    public static AutonomyEntry? EntryOf(PurchaseDocument purchase, string period) =>
        purchase.Approval is { Earned: { } earned, Decision: { } decision } && earned.Period == period ? new(purchase.Id, earned.Total, decision.At) : null;

    /// <summary>Whether the approval that was earned is counted with its amount.</summary>
    /// <param name="held">What the ledger of its period holds of the purchase; null: nothing.</param>
    public static Finding? OfPurchase(PurchaseDocument purchase, AutonomyEntry? held, DateTimeOffset now)
    {
        if (purchase.Approval is not { Earned: { } earned, Decision: { } decision } || now - decision.At < PurchaseHealthRules.Young || held?.Amount == earned.Total) return null;
        var counted = held is null ? "nothing of it is counted" : string.Create(CultureInfo.InvariantCulture, $"{held.Amount:0.00} of it is counted");
        return new(
            FindingKinds.EarnedNotCounted,
            purchase.Id,
            decision.At,
            string.Create(CultureInfo.InvariantCulture, $"the agent approved {purchase.Id} for {earned.Total:0.00} by itself, and {counted} in {earned.Period}"),
            "nothing: it is counted",
            Repair.Recount,
            earned.Period);
    }

    /// <summary>Whether a purchase explains an entry. What was undone does, as the ceiling is on what the agent decides.</summary>
    /// <param name="period">Of the ledger.</param>
    /// <param name="purchase">Null: there is none.</param>
    public static Finding? OfEntry(string period, AutonomyEntry entry, PurchaseDocument? purchase, DateTimeOffset now)
    {
        if (now - entry.At < PurchaseHealthRules.Young) return null;
        var money = string.Create(CultureInfo.InvariantCulture, $"{entry.Amount:0.00} is counted in {period} as bought by the agent itself");
        if (purchase is null)
        {
            return new(
                FindingKinds.CountedNotEarned,
                entry.PurchaseId,
                entry.At,
                $"{money} with purchase {entry.PurchaseId}, which does not exist",
                "Look whether the record was deleted by hand: what the agent decided counts to the end of the period.");
        }

        // Where its task is at it, the ledger comes first and the approval next.
        if (purchase.Status == PurchaseStatus.Sourcing || now - purchase.UpdatedAt < PurchaseHealthRules.Young || IsExplained(purchase, period)) return null;
        return new(
            FindingKinds.CountedNotEarned,
            entry.PurchaseId,
            entry.At,
            $"{money} with {purchase.Id}, which the agent did not approve by itself then",
            "nothing: it is taken out",
            Repair.Recount,
            period);
    }

    /// <summary>Of an approval that another has taken the place of, nothing but that it was is known any more.</summary>
    private static bool IsExplained(PurchaseDocument purchase, string period) => purchase.Approval?.Earned is { } earned
        ? earned.Period == period
        : purchase.Timeline.Any(entry => entry.Event == AutonomyRules.Event);
}
