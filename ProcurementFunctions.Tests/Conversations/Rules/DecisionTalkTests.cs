using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Conversations.Rules;

public sealed class DecisionTalkTests
{
    private const string Id = "P-0123456789ABC";

    private static readonly PurchaseFact Waiting = new(
        Id, "BOLT", "Bolt", 30, PurchaseStatus.AwaitingApproval, "ann", 75, "Acme", null, null, null, Digest: "d1", HoldMinutes: 5);

    private static readonly ApprovalChange Change = new("Acme asks another price", 60, 75, 30, 30, ["ACME"], ["ACME"]);

    private static Outcome Say(string text, PurchaseFact? purchase, bool approver = true, bool buyer = false, params PurchaseFact[] held) =>
        new Talk { Rights = new(buyer, approver, false) }.Say(text, KnownFacts.None with { Purchase = purchase, Held = held });

    [Fact]
    public void Approve_WhatIsWaiting_NamesTheDigestOfWhatTheReplySays()
    {
        var outcome = Say($"approve {Id} because we need it", Waiting);

        Assert.Equal([new DecidePurchase(Id, DecisionKind.Approve, "d1", "we need it", null)], outcome.Effects);
        Assert.StartsWith($"You approve {Id}: 30 BOLT (Bolt) from Acme for 75.00. It waits 5 minutes", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Approve_OfFewer_AsksFirstAndThenNamesTheQuantity()
    {
        var talk = new Talk { Rights = new(false, true, false) };
        var facts = KnownFacts.None with { Purchase = Waiting };
        var asked = talk.Say($"approve {Id} with 10 pieces", facts);
        Assert.Empty(asked.Effects);
        Assert.Contains("or \"yes\" if only 10 are to be bought", asked.Reply, StringComparison.Ordinal);

        var agreed = talk.Say("yes", facts);
        Assert.Equal([new DecidePurchase(Id, DecisionKind.Approve, "d1", null, null, 10)], agreed.Effects);
        Assert.StartsWith($"You approve 10 of the 30 of {Id}.", agreed.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Approve_OfMore_IsNotOffered()
    {
        var asked = Say($"approve {Id} with 40 pieces", Waiting);

        Assert.Empty(asked.Effects);
        Assert.DoesNotContain("yes", asked.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Approve_WhatHasChanged_OnlyWithTheNewTotal()
    {
        var changed = Waiting with { Changed = Change };
        var doubted = Say($"approve {Id}", changed);

        Assert.Empty(doubted.Effects);
        Assert.Contains("75.00 instead of 60.00", doubted.Reply, StringComparison.Ordinal);
        Assert.Empty(Say($"approve {Id} for 60", changed).Effects);
        Assert.Single(Say($"approve {Id} for 75", changed).Effects);
    }

    [Theory]
    [InlineData("approve P-0123456789ABC", false, "Only an approver")]
    [InlineData("approve", true, "Which purchase?")]
    [InlineData("pass P-0123456789ABC", true, "Whom to?")]
    [InlineData("pass P-0123456789ABC to ann", true, "ann asked for it")]
    public void Decide_ThatCannotBe_SaysWhyAndDoesNothing(string text, bool approver, string reply)
    {
        var outcome = Say(text, Waiting, approver);

        Assert.Empty(outcome.Effects);
        Assert.StartsWith(reply, outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_AboutOnesOwnOrWhatIsNotWaiting_DoesNothing()
    {
        Assert.Empty(Say($"approve {Id}", Waiting with { RequestedBy = "buyer" }).Effects);
        Assert.Empty(Say($"reject {Id}", Waiting with { Status = PurchaseStatus.Ordered }).Effects);
        Assert.Empty(Say($"reject {Id}", null).Effects);
    }

    [Fact]
    public void Pass_WithoutAName_GoesToThePolicysNextApprover() => Assert.Equal(
        [new DecidePurchase(Id, DecisionKind.Pass, "d1", null, null)],
        Say($"pass on {Id}", Waiting with { NextApprover = "cfo" }).Effects);

    [Theory]
    [InlineData(PurchaseStatus.AwaitingApproval, true)]
    [InlineData(PurchaseStatus.Ordered, true)]
    [InlineData(PurchaseStatus.Shipped, false)]
    [InlineData(PurchaseStatus.Received, false)]
    public void Withdraw_ByABuyer_WhileItIsNotTooLate(PurchaseStatus status, bool can) => Assert.Equal(
        can ? [new WithdrawPurchase(Id, "found some")] : [],
        Say($"withdraw {Id} because found some", Waiting with { Status = status }, approver: false, buyer: true).Effects);

    [Fact]
    public void Withdraw_ByAnApprover_OnlyWhatTheyApprovedAndIsHeld()
    {
        var held = Waiting with { Status = PurchaseStatus.Ordering, HeldUntil = DateTimeOffset.MaxValue, DecidedBy = "buyer" };

        Assert.Single(Say($"withdraw {Id}", held).Effects);
        Assert.Empty(Say($"withdraw {Id}", held with { DecidedBy = "eve" }).Effects);
        Assert.Empty(Say($"withdraw {Id}", held with { HeldUntil = null }).Effects);
        Assert.Single(Say("undo", null, true, false, held).Effects);
        Assert.Contains("nothing that I could undo", Say("undo", null).Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Withdraw_Twice_SaysSo() => Assert.Contains(
        "withdrawn already", Say($"withdraw {Id}", Waiting with { IsWithdrawn = true }, buyer: true).Reply, StringComparison.Ordinal);
}
