using System.Globalization;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Autonomy;

/// <summary>
/// What people's decisions show about the agent's own proposals: those that the stock check began. One observation for each decision
/// and vendor, named by its place in the purchase's timeline, which only grows. Pure.
/// </summary>
internal static class AgreementRules
{
    private static readonly string[] Undoing = ["cancelled", "cancelRequested", "withdrawalWished"];

    /// <summary>The evidence in what the timeline tells from this place on.</summary>
    public static IEnumerable<Evidence> Of(PurchaseDocument purchase, int from)
    {
        if (purchase is not { Source: PurchaseSource.StockCheck, Choice: not null }) yield break;
        for (var place = from; place < purchase.Timeline.Count; place++)
        {
            var entry = purchase.Timeline[place];
            if (!PurchaseRules.IsPerson(entry.By) || OutcomeOf(purchase, entry, place) is not { } outcome) continue;
            foreach (var lines in (purchase.Approval?.Shown ?? purchase.Choice).Lines.GroupBy(line => line.VendorId))
            {
                yield return new()
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"proposal:{purchase.Id}:{place:D4}"),
                    VendorId = lines.Key,
                    Sku = purchase.Sku,
                    At = entry.At,
                    Proposal = outcome,
                    ProposedTotal = lines.Sum(AutonomyRules.AmountOf),
                };
            }
        }
    }

    private static ProposalOutcome? OutcomeOf(PurchaseDocument purchase, TimelineEntry entry, int place) => entry.Event switch
    {
        "approved" => Approved(purchase.Approval, entry),
        "approvedInPart" => ProposalOutcome.Changed,
        "rejected" or "restRejected" => ProposalOutcome.Rejected,
        // A wish to withdraw and what follows from it are one.
        _ when Undoing.Contains(entry.Event) && !purchase.Timeline.Take(place).Any(before => Undoing.Contains(before.Event)) => ProposalOutcome.Undone,
        _ => null,
    };

    /// <summary>Of a decision that another has taken the place of, nothing is known any more; an exception to the budget is about the budget.</summary>
    private static ProposalOutcome? Approved(Approval? approval, TimelineEntry entry) => approval?.Decision is { Approved: true } decision && decision.At == entry.At
        ? decision switch
        {
            { OverBudget: true } => null,
            { MaxTotal: not null } => ProposalOutcome.Changed,
            _ => ProposalOutcome.Unchanged,
        }
        : null;
}
