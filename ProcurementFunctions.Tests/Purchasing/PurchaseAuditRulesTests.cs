using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Purchasing;

public sealed class PurchaseAuditRulesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly PurchaseDocument Purchase = PurchaseRules
        .Create("P-0123456789ABC", new(PurchaseSource.Api, "buyer:1", "BOLT", 30, "buyer", Reason: "for the fair"), Samples.Item, At)
        .Noted(At, "quoteReceived", "vendor:ACME", "2.50 a unit")
        .Noted(At, "chosen", PurchaseRules.Agent, "30 from Acme")
        .Noted(At, "budgetReserved", PurchaseRules.Agent, "75.00")
        .Noted(At, "approved", "approver", "fine")
        .MovedTo(PurchaseStatus.Ordering, At, "approver", "approved")
        .Noted(At, "orderPlaced", PurchaseRules.Agent, "PO-1")
        .Noted(At, "expired", PurchaseRules.Policy, "nobody decided in time");

    [Fact]
    public void EntriesOf_ATimeline_AreTheDecisionsOfPersonsPoliciesAndTheChoice()
    {
        var entries = PurchaseAuditRules.EntriesOf(Purchase, 0);

        Assert.Equal(
            [("requested", "buyer", "for the fair"), ("chosen", "agent", "30 from Acme"), ("approved", "approver", "fine"), ("expired", "policy", "nobody decided in time")],
            entries.Select(entry => (entry.Kind, entry.By, entry.Why!)));
        Assert.All(entries, entry => Assert.Equal("purchase:P-0123456789ABC", entry.Subject));
    }

    [Fact]
    public void EntriesOf_APartAndTheWhole_HaveTheSameIds()
    {
        var whole = PurchaseAuditRules.EntriesOf(Purchase, 0);

        Assert.Equal(whole.Count, whole.DistinctBy(entry => entry.Id).Count());
        for (var from = 0; from <= Purchase.Timeline.Count; from++)
        {
            var part = PurchaseAuditRules.EntriesOf(Purchase, from);
            Assert.Equal(whole.Skip(whole.Count - part.Count).Select(entry => entry.Id), part.Select(entry => entry.Id));
        }
    }
}
