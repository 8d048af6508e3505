using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Doctor;

public sealed class AutonomyHealthRulesTests
{
    private const string Period = "2026-11";
    private static readonly DateTimeOffset At = Samples.Now;
    private static readonly DateTimeOffset Later = At.AddHours(1);

    private static readonly PurchaseDocument Plain = Samples.Sourcing().MovedTo(PurchaseStatus.Cancelled, At, "buyer", "not needed");

    private static readonly PurchaseDocument Earned = (Plain with
    {
        Approval = new("d", false, new([], 100, 30, []), At, At.AddDays(1), new(), new(true, PurchaseRules.Policy, At, null), Earned: new(100, 500, Period, 1000, 100, [])),
    }).Noted(At, AutonomyRules.Event, PurchaseRules.Policy, "earned");

    private static readonly AutonomyEntry Entry = new(Plain.Id, 100, At);

    [Fact]
    public void OfPurchase_CountedWithItsAmountOrJustApproved_IsNothing()
    {
        Assert.Null(AutonomyHealthRules.OfPurchase(Earned, Entry, Later));
        Assert.Null(AutonomyHealthRules.OfPurchase(Earned, null, At.AddMinutes(29)));
        Assert.Null(AutonomyHealthRules.OfPurchase(Plain, null, Later));
    }

    [Theory]
    [InlineData(null, "nothing of it is counted")]
    [InlineData(40, "40.00 of it is counted")]
    public void OfPurchase_NotCountedOrWithAnotherAmount_IsCountedAsItsRecordSays(int? held, string says)
    {
        var finding = AutonomyHealthRules.OfPurchase(Earned, held is { } amount ? Entry with { Amount = amount } : null, Later)!;

        Assert.Equal((FindingKinds.EarnedNotCounted, Earned.Id, Repair.Recount, Period), (finding.Kind, finding.Id, finding.Repair, finding.Place));
        Assert.Contains(says, finding.What, StringComparison.Ordinal);
        Assert.Equal(Entry, AutonomyHealthRules.EntryOf(Earned, finding.Place!));
    }

    [Fact]
    public void OfEntry_ThatAPurchaseExplainsOrMayComeToExplain_IsNothing()
    {
        Assert.Null(AutonomyHealthRules.OfEntry(Period, Entry, Earned, Later));
        // Asked anew since, so that the record tells no more than that it was.
        Assert.Null(AutonomyHealthRules.OfEntry(Period, Entry, Earned with { Approval = null }, Later));
        Assert.Null(AutonomyHealthRules.OfEntry(Period, Entry, Samples.Sourcing(), At.AddDays(3)));
        Assert.Null(AutonomyHealthRules.OfEntry(Period, Entry, Plain, At.AddMinutes(29)));
        Assert.Null(AutonomyHealthRules.OfEntry(Period, Entry with { At = At.AddDays(-1) }, Plain, At.AddMinutes(29)));
        Assert.Null(AutonomyHealthRules.OfEntry(Period, Entry, null, At.AddMinutes(29)));
    }

    [Fact]
    public void OfEntry_OfAPurchaseThatAPersonDecidedOrOfAnotherPeriod_IsTakenOut()
    {
        foreach (var (period, purchase) in ((string, PurchaseDocument)[])[(Period, Plain), ("2026-10", Earned)])
        {
            var finding = AutonomyHealthRules.OfEntry(period, Entry, purchase, Later)!;
            Assert.Equal((FindingKinds.CountedNotEarned, Repair.Recount, period), (finding.Kind, finding.Repair, finding.Place));
            Assert.Null(AutonomyHealthRules.EntryOf(purchase, period));
        }
    }

    [Fact]
    public void OfEntry_WithoutARecord_IsAPersonsMatter()
    {
        var finding = AutonomyHealthRules.OfEntry(Period, Entry, null, Later)!;

        Assert.Equal((FindingKinds.CountedNotEarned, Repair.None), (finding.Kind, finding.Repair));
    }

    [Fact]
    public void Corrected_OneEntry_LeavesTheOthers()
    {
        var ledger = AutonomyLedger.Empty(Period) with { Entries = [Entry, new("P-2", 7, At)] };

        Assert.Equal(["P-2"], AutonomyLedgerRules.Corrected(ledger, Entry.PurchaseId, null).Entries.Select(entry => entry.PurchaseId));
        Assert.Equal(47, AutonomyLedgerRules.Corrected(ledger, Entry.PurchaseId, Entry with { Amount = 40 }).Total);
    }
}
