using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Conversations.Reading;

namespace ProcurementFunctions.Tests.Conversations.Rules;

public sealed class AutonomyTalkTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly KnownFacts Off = KnownFacts.None with { Autonomy = new(new(), "2026-W10", 0), Mode = OperationMode.Purchasing };
    private static readonly KnownFacts On = Off with { Autonomy = new(new(true, 500, 2000), "2026-W10", 120.5m) };
    private readonly Talk _admin = new() { Rights = new(IsBuyer: true, IsApprover: false, IsAdmin: true) };
    private readonly Talk _buyer = new();

    [Theory]
    [InlineData("let the agent buy by itself up to 500", 500, null, null)]
    [InlineData("Let the agent buy by itself up to 500 a purchase and 2000 a week.", 500, 2000, AutonomyPeriod.Week)]
    [InlineData("allow yourself to buy on your own at most 300", 300, null, null)]
    [InlineData("you may buy by yourself up to $250 per purchase and 1000 a month", 250, 1000, AutonomyPeriod.Month)]
    [InlineData("the agent may approve automatically up to 80 each order and 200 a day", 80, 200, AutonomyPeriod.Day)]
    public void Read_AllowedToBuy_IsTheLimits(string text, int perPurchase, int? perPeriod, AutonomyPeriod? period)
    {
        var wish = Reader.One(text);

        Assert.Equal(new Wish.SetAutonomy(perPurchase, perPeriod, period), wish);
        if (perPeriod is not null) Assert.Equal(wish, Reader.One(WishText.Of(wish)));
    }

    [Theory]
    [InlineData("stop buying by yourself")]
    [InlineData("stop buying on your own")]
    [InlineData("the agent may not buy anything by itself any more")]
    [InlineData("never buy anything without asking me")]
    public void Read_Stopped_IsThat(string text) => Assert.IsType<Wish.DropAutonomy>(Reader.One(text));

    [Theory]
    [InlineData("why did you buy P-0123456789ABC by yourself?", "P-0123456789ABC")]
    [InlineData("why did you buy this yourself?", null)]
    [InlineData("why was it approved without asking me?", null)]
    public void Read_AskedWhy_IsAboutThePurchase(string text, string? id) => Assert.Equal(new Wish.AskEarned(id), Reader.One(text));

    [Fact]
    public void Read_AskedWhatIsAllowed_IsThat() => Assert.IsType<Wish.AskAutonomy>(Reader.One("what have you earned?"));

    [Theory]
    [InlineData("let the agent buy by itself up to 500 if I am away")]
    [InlineData("don't let the agent buy by itself up to 500")]
    [InlineData("maybe the agent may buy by itself up to 500")]
    public void Say_HalfOrNegated_AllowsNothing(string text)
    {
        Assert.Empty(_admin.Say(text, Off).Effects);
        Assert.DoesNotContain(_admin.Say("yes", Off).Effects, effect => effect is TellAutonomy { Enabled: true });
    }

    [Fact]
    public void Say_AnAdminAllows_ItIsReadBackBeforeItBinds()
    {
        var asked = _admin.Say("let the agent buy by itself up to 500", Off);
        Assert.Empty(asked.Effects);
        Assert.Contains("up to 500 a purchase and 500 a week", asked.Reply, StringComparison.Ordinal);
        Assert.EndsWith("Shall I?", asked.Reply, StringComparison.Ordinal);

        Assert.Equal([new TellAutonomy(true, 500, 500, AutonomyPeriod.Week)], _admin.Say("yes", Off).Effects);
        Assert.Equal([new TellAutonomy(false, 0, 0, AutonomyPeriod.Week)], _admin.Say("undo", On).Effects);
    }

    [Fact]
    public void Say_NoToWhatWasReadBack_ChangesNothing()
    {
        _admin.Say("let the agent buy by itself up to 500 a purchase and 2000 a month", Off);
        Assert.Empty(_admin.Say("no", Off).Effects);
        Assert.Empty(_admin.Say("yes", Off).Effects);
    }

    [Theory]
    [InlineData("let the agent buy by itself up to 500")]
    [InlineData("stop buying by yourself")]
    public void Say_WhoIsNoAdmin_IsRefused(string text)
    {
        var outcome = _buyer.Say(text, On);

        Assert.Empty(outcome.Effects);
        Assert.StartsWith("Only an administrator", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Say_Stop_IsDoneAtOnce_AndWhereNothingIsAllowedTheModeIsSwitched()
    {
        Assert.Equal([new TellAutonomy(false, null, null, null)], _admin.Say("stop buying by yourself", On).Effects);
        Assert.Equal([new SetMode(OperationMode.Monitoring)], _admin.Say("stop buying by yourself", Off).Effects);
    }

    [Fact]
    public void Say_AskedWhy_TellsTheEvidence()
    {
        var fact = new PurchaseFact("P-0123456789ABC", "NUT", "Nut", 30, PurchaseStatus.Ordered, "stock-check", 36, "Acme", null, null, null, DecidedBy: "policy");
        Assert.Equal("P-0123456789ABC", _buyer.Needs("why did you buy P-0123456789ABC by yourself?").PurchaseId);

        Assert.Contains(
            "I approved it by myself: 36.00 is within it.",
            _buyer.Say("why did you buy P-0123456789ABC by yourself?", KnownFacts.None with { Purchase = fact with { Earned = "36.00 is within it" } }).Reply,
            StringComparison.Ordinal);
        Assert.Contains("anna decided", _buyer.Say("why did you buy it yourself?", KnownFacts.None with { Purchase = fact with { DecidedBy = "anna" } }).Reply, StringComparison.Ordinal);
        Assert.Contains("of which 120.5 is bought in 2026-W10", _buyer.Say("what have you earned?", On).Reply, StringComparison.Ordinal);
        Assert.StartsWith("Nothing", _buyer.Say("what have you earned?", Off).Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Tell_WhatComesLateOrTwice_ChangesNothing()
    {
        var known = FirmEffects.Tell(OperationsSettings.Default, At, new TellAutonomy(true, 500, 2000, AutonomyPeriod.Day));

        Assert.Equal((true, 500m, 2000m, AutonomyPeriod.Day), (known.Autonomy.Enabled, known.Autonomy.PerPurchase, known.Autonomy.PerPeriod, known.Autonomy.Period));
        Assert.Same(known, FirmEffects.Tell(known, At, new TellAutonomy(false, null, null, null)));
        var off = FirmEffects.Tell(known, At.AddMinutes(1), new TellAutonomy(false, null, null, null));
        Assert.Equal((false, 500m), (off.Autonomy.Enabled, off.Autonomy.PerPurchase));
    }
}
