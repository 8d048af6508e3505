using ProcurementFunctions.Hosting;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Tests.Purchasing.Receiving;

public sealed class ReversalRulesTests
{
    private static readonly DateTimeOffset Now = Samples.Now;

    private static PurchaseDocument Received(params int[] counts)
    {
        var ordered = Samples.Ordered() with { Budget = new("2026-11", BudgetState.Committed, 1000, Now) };
        var purchase = ShipmentRules.Apply(ordered, Samples.Shown(ordered.Orders[0], "delivered", 100, 100, Now), Now);
        for (var i = 0; i < counts.Length; i++)
            purchase = ReceiptRules.Receive(purchase, new($"R-{i}", counts[i], 0, "buyer", Confirm: true), 10, Now).Value!;
        return purchase;
    }

    private static Decision<PurchaseDocument> Reverse(PurchaseDocument purchase, string id, ReversalFacts? facts = null) =>
        ReversalRules.Reverse(purchase, id, "typed wrong", "buyer", facts ?? new(), Now.AddHours(1));

    [Fact]
    public void Reverse_TheOnlyReceipt_IsAsIfNothingHadBeenCounted()
    {
        var reversed = Reverse(Received(40), "R-0").Value!;

        Assert.Equal(PurchaseStatus.Shipped, reversed.Status);
        Assert.Equal(0, ReceiptRules.Arrived(reversed, reversed.Orders[0].Number));
        Assert.Equal(100, ReceiptRules.Uncounted(reversed, reversed.Orders[0]));
        Assert.Contains(reversed.Timeline, entry => entry is { Event: "receiptReversed", By: "buyer", Detail: "R-0: 40 taken back: typed wrong" });
        Assert.Contains(PurchaseAuditRules.EntriesOf(reversed, 0), entry => entry.Kind == "receiptReversed");
    }

    [Fact]
    public void Reverse_Twice_ChangesNothing()
    {
        var once = Reverse(Received(40), "R-0").Value!;

        Assert.Same(once, Reverse(once, "R-0").Value);
    }

    [Fact]
    public void Reverse_OfOneBookedTwice_LeavesTheOther()
    {
        var ended = EndRules.End(Received(100, 100), Now);
        Assert.Equal(PurchaseStatus.Received, ended.Status);
        var reversed = Reverse(ended, "R-1").Value!;

        Assert.Equal(PurchaseStatus.PartiallyReceived, reversed.Status);
        Assert.True(EndRules.IsDone(reversed));
        Assert.Equal(1000m, EndRules.ActualCost(reversed));
        Assert.Equal(100, ReceiptLessons.Of(reversed, reversed.Orders[0])!.Received);
    }

    [Fact]
    public void Reverse_ThenReceiveUnderTheSameId_Refused()
    {
        var reversed = Reverse(Received(40), "R-0").Value!;

        Assert.Contains("was reversed", ReceiptRules.Receive(reversed, new("R-0", 40, 0, "buyer"), 10, Now).Refusal, StringComparison.Ordinal);
        Assert.True(EndRules.IsDone(ReceiptRules.Receive(reversed, new("R-9", 100, 0, "buyer"), 10, Now).Value!));
    }

    [Fact]
    public void Reverse_OfAClosedCount_OpensItAgain()
    {
        var closed = ReceiptRules.Receive(Received(), new("R-0", 40, 0, "buyer", Close: true), 10, Now).Value!;
        Assert.True(EndRules.IsDone(closed));

        Assert.False(EndRules.IsDone(Reverse(closed, "R-0").Value!));
    }

    [Fact]
    public void Reverse_OfWhatAVendorsWordBooked_IsNotBookedByItsWordAgain()
    {
        var booked = EndRules.End(CountingRules.TimeOver(Received(), Now.AddDays(1)), Now.AddDays(1));
        Assert.Equal(PurchaseStatus.Received, booked.Status);
        var reversed = ReversalRules.Reverse(booked, booked.Receipts[0].ReceiptId, "nothing came", "buyer", new(), Now.AddDays(2)).Value!;
        Assert.Same(reversed, CountingRules.TimeOver(reversed, Now.AddDays(2.5)));
        var over = EndRules.End(CountingRules.TimeOver(reversed, Now.AddDays(3)), Now.AddDays(3));

        Assert.Equal(PurchaseStatus.Cancelled, over.Status);
        Assert.Equal(BudgetState.Released, EndRules.Settlement(over).State);
    }

    [Fact]
    public void Reverse_WhatCannotBeTakenBack_SaysWhich()
    {
        var ended = EndRules.End(Received(100), Now);

        Assert.Contains("was counted at", Reverse(ended, "R-0", new(CountedAt: Now)).Refusal, StringComparison.Ordinal);
        Assert.Contains("does not tell", Reverse(ended, "R-0", new(IsStockForgotten: true)).Refusal, StringComparison.Ordinal);
        Assert.Contains("budget of 2026-11", Reverse(ended, "R-0", new(IsCostFolded: true)).Refusal, StringComparison.Ordinal);
        Assert.Contains("failed", Reverse(ended with { Status = PurchaseStatus.Failed }, "R-0").Refusal, StringComparison.Ordinal);
        Assert.Contains("no receipt", Reverse(ended, "R-7").Refusal, StringComparison.Ordinal);
        // What is not booked into the stock yet, as the purchase is open, is not forgotten by it.
        Assert.True(Reverse(Received(40), "R-0", new(IsStockForgotten: true)).IsAccepted);
    }
}
