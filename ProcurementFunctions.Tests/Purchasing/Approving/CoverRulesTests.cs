using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Approving;

namespace ProcurementFunctions.Tests.Purchasing.Approving;

public sealed class CoverRulesTests
{
    [Theory]
    [InlineData(60, 10, 0, PurchaseStatus.Ordering)]
    [InlineData(60, 10.1, 0, PurchaseStatus.Ordering)]
    [InlineData(60, 12, 0, PurchaseStatus.AwaitingApproval)]
    [InlineData(72, 10, 0, PurchaseStatus.AwaitingApproval)]
    [InlineData(60, 10, 9, PurchaseStatus.AwaitingApproval)]
    public void Ask_AfterFewerWereApproved_CoversWhatIsNoDearerForAUnit(int quantity, decimal price, decimal shipping, PurchaseStatus status)
    {
        var part = InPart(new(DecisionKind.Approve, "approver", null, Quantity: 60));
        var again = ApprovalRules.Ask(Rechosen(part, quantity, price, shipping), new ApprovalPolicy(), Samples.Now);

        Assert.Equal(status, again.Status);
        if (status == PurchaseStatus.AwaitingApproval) Assert.Contains("60 instead of 100", again.Approval!.Changed!.Why, StringComparison.Ordinal);
        else Assert.Equal((60, "approver"), (again.Approval!.Shown.Quantity, again.Approval.Decision!.By));
    }

    [Theory]
    [InlineData(12, PurchaseStatus.Ordering)]
    [InlineData(13, PurchaseStatus.AwaitingApproval)]
    public void Ask_AfterFewerWereApprovedUpToATotal_CoversUpToIt(decimal price, PurchaseStatus status)
    {
        var part = InPart(new(DecisionKind.Approve, "approver", null, Quantity: 60, MaxTotal: 750));

        Assert.Equal(status, ApprovalRules.Ask(Rechosen(part, 60, price, 0), new ApprovalPolicy(), Samples.Now).Status);
    }

    [Theory]
    [InlineData(12.5, PurchaseStatus.Ordering)]
    [InlineData(12.6, PurchaseStatus.AwaitingApproval)]
    public void Ask_AnewAfterAnApprovalUpToATotal_CoversUpToIt(decimal price, PurchaseStatus status)
    {
        var waiting = Samples.Waiting();
        var approved = ApprovalRules.Decide(waiting, new(DecisionKind.Approve, "approver", waiting.Approval!.Digest, MaxTotal: 1250), Samples.Now).Value!;
        var anew = Rechosen(approved with { Status = PurchaseStatus.Sourcing }, 100, price, 0);

        Assert.Equal(status, ApprovalRules.Ask(anew, new ApprovalPolicy(), Samples.Now).Status);
    }

    [Theory]
    [InlineData(101, null)]
    [InlineData(null, 999.99)]
    public void Decide_MoreThanWasShownOrLessThanItCosts_IsRefused(int? quantity, double? most)
    {
        var waiting = Samples.Waiting();
        var decision = new PersonDecision(DecisionKind.Approve, "approver", waiting.Approval!.Digest, Quantity: quantity, MaxTotal: (decimal?)most);

        Assert.False(ApprovalRules.Decide(waiting, decision, Samples.Now).IsAccepted);
    }

    [Fact]
    public void Decide_AllThatWasShown_IsTheWholeApproval()
    {
        var waiting = Samples.Waiting();
        var decided = ApprovalRules.Decide(waiting, new(DecisionKind.Approve, "approver", waiting.Approval!.Digest, Quantity: 100), Samples.Now).Value!;

        Assert.Equal((PurchaseStatus.Ordering, null), (decided.Status, decided.Approval!.Decision!.Quantity));
    }

    private static PurchaseDocument InPart(PersonDecision decision)
    {
        var waiting = Samples.Waiting();
        var part = ApprovalRules.Decide(waiting, decision with { Digest = waiting.Approval!.Digest }, Samples.Now).Value!;
        Assert.Equal((PurchaseStatus.Sourcing, 60), (part.Status, part.Quantity));
        return part;
    }

    private static PurchaseDocument Rechosen(PurchaseDocument purchase, int quantity, decimal price, decimal shipping)
    {
        var line = purchase.Choice!.Lines[0] with { Quantity = quantity, UnitPrice = price, ShippingCost = shipping };
        return purchase with { Choice = purchase.Choice with { Lines = [line], Quantity = quantity, Total = (quantity * price) + shipping } };
    }
}
