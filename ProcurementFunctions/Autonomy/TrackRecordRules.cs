using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Autonomy;

/// <summary>What the evidence about an item shows of the agent's proposals and orders at one vendor. Pure.</summary>
public static class TrackRecordRules
{
    /// <summary>How many of the latest pieces of evidence a record names.</summary>
    public const int NamedEvidence = 8;

    /// <param name="ofItem">Evidence about the item, of all vendors, in any order.</param>
    /// <param name="successes">How many successes make a setback good.</param>
    public static TrackRecord Of(string sku, string vendorId, IReadOnlyList<Evidence> ofItem, int successes, DateTimeOffset now)
    {
        var own = ofItem.Where(one => one.VendorId == vendorId && one.Sku == sku)
            .OrderByDescending(one => one.At).ThenBy(one => one.Id, StringComparer.Ordinal).ToArray();
        var lastNo = ofItem.Where(one => one.Sku == sku && IsNo(one)).Select(one => (DateTimeOffset?)one.At).Max();
        var agreed = own.Where(one => one.Proposal == ProposalOutcome.Unchanged).ToArray();
        var since = agreed.Where(one => lastNo is null || one.At > lastNo).ToArray();
        var orders = own.Where(one => one.Ordered is not null).ToArray();
        var belief = AgreementOf(own, now);
        return new(
            sku,
            vendorId,
            agreed.Length,
            since.Length,
            own.Count(one => one.Proposal == ProposalOutcome.Changed),
            own.Count(IsNo),
            orders.Count(one => FaultOf(one) is null),
            orders.Count(one => FaultOf(one) is not null),
            own.Count(IsFarOff),
            belief is { Basis: BeliefBasis.Evidence } known ? known.Value : null,
            belief.Low,
            since.Select(one => one.ProposedTotal ?? 0).DefaultIfEmpty(0).Max(),
            SetbacksOf(own, successes),
            lastNo,
            [.. own.Select(MarkOf).Take(NamedEvidence)]);
    }

    /// <summary>The belief in agreement that the agent forms of any vendor, of this item alone; it fades likewise.</summary>
    private static Belief AgreementOf(Evidence[] own, DateTimeOffset now)
    {
        var beliefs = new Dictionary<string, LearnedBelief>();
        foreach (var one in own.Where(one => one.Proposal is not null))
            LearningRules.Learn(beliefs, new() { Id = one.Id, VendorId = one.VendorId, Sku = one.Sku, At = one.At, Proposal = one.Proposal });
        return BeliefRules.Of(BeliefNames.AgreementRate, beliefs.GetValueOrDefault(BeliefNames.AgreementRate), now)!;
    }

    /// <summary>From the newest back to where as many successes have come as make good what lies before.</summary>
    private static List<string> SetbacksOf(Evidence[] newestFirst, int successes)
    {
        var (setbacks, good) = (new List<string>(), 0);
        foreach (var one in newestFirst)
        {
            if (good >= successes) break;
            if (WhatWentWrong(one) is { } wrong) setbacks.Add(wrong);
            else if (one.Proposal == ProposalOutcome.Unchanged || one.Ordered is not null) good++;
        }

        return setbacks;
    }

    private static string? WhatWentWrong(Evidence one) => one switch
    {
        { Proposal: ProposalOutcome.Changed } => "a proposal was changed",
        { Proposal: not null } => null,
        { Ordered: not null } => FaultOf(one),
        _ when IsFarOff(one) => "a price was out of line",
        _ => null,
    };

    private static string? FaultOf(Evidence order) => order switch
    {
        { Withdrawn: true } => "the vendor took an order back",
        { OnTime: false } => "an order came late",
        _ when order.Received < order.Ordered => "an order came short",
        { Rejected: > 0 } => "goods were rejected",
        _ => null,
    };

    private static bool IsNo(Evidence one) => one.Proposal is ProposalOutcome.Rejected or ProposalOutcome.Undone;

    private static bool IsFarOff(Evidence one) => one is { IsFarOff: true, Ordered: null, Proposal: null };

    private static TrackMark MarkOf(Evidence one) => new(one.Id, one.At, one switch
    {
        { Proposal: ProposalOutcome.Unchanged } => "agreed to unchanged",
        { Proposal: ProposalOutcome.Rejected } => "rejected",
        { Proposal: ProposalOutcome.Undone } => "undone",
        _ => WhatWentWrong(one) ?? (one.Ordered is not null ? "came as promised" : "quoted"),
    }, one.ProposedTotal);
}
