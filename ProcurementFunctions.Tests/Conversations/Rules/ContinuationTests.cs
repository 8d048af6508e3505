using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Conversations.Reading;

namespace ProcurementFunctions.Tests.Conversations.Rules;

/// <summary>Answers to what the agent asked, corrections, and taking back.</summary>
public sealed class ContinuationTests
{
    private readonly Talk _talk = new()
    {
        Rights = new(true, false, true),
        Catalogue = Reader.Of([("BOLT", "Hex bolt"), ("NUT-S", "Lock nut, small"), ("NUT-L", "Lock nut, large")], ("ACME", "Acme Ltd"), ("BEST", "Best Parts")),
    };

    private static KnownFacts Of(string sku, string name) => KnownFacts.None with { Items = [Talk.Item(sku, name)] };

    private static StartPurchase Started(ProcurementFunctions.Conversations.Rules.Outcome outcome) => Assert.IsType<StartPurchase>(Assert.Single(outcome.Effects));

    [Fact]
    public void Say_HowMany_TakesTheNumberAndOrders()
    {
        Assert.StartsWith("How many of BOLT", _talk.Say("order some bolts", Of("BOLT", "Hex bolt")).Reply, StringComparison.Ordinal);
        _talk.Say("how many NUT-S do we have?", Of("NUT-S", "Lock nut, small"));

        Assert.Equal(("BOLT", 60), (Started(_talk.Say("60", Of("BOLT", "Hex bolt"))).Request.Sku, 60));
    }

    [Theory]
    [InlineData("the second one", "NUT-L")]
    [InlineData("NUT-L", "NUT-L")]
    [InlineData("the large ones", "NUT-L")]
    [InlineData("small", "NUT-S")]
    public void Say_WhichOne_TakesTheChoice(string answer, string sku)
    {
        var both = KnownFacts.None with { Items = [Talk.Item("NUT-S", "Lock nut, small"), Talk.Item("NUT-L", "Lock nut, large")] };
        Assert.StartsWith("Which one do you mean", _talk.Say("order 30 lock nuts", both).Reply, StringComparison.Ordinal);

        var request = Started(_talk.Say(answer, Of(sku, "Lock nut"))).Request;

        Assert.Equal((sku, 30), (request.Sku, request.Quantity));
    }

    [Fact]
    public void Say_YesToADeal_OrdersIt_AndAfterAnotherQuestionItDoesNot()
    {
        _talk.Say("best deal for 20 BOLT", Talk.Deal("BOLT", 20));
        Assert.Equal(20, Started(_talk.Say("yes please", Talk.Deal("BOLT", 20))).Request.Quantity);

        _talk.Say("best deal for 20 BOLT", Talk.Deal("BOLT", 20));
        _talk.Say("what is running low?");
        Assert.Empty(_talk.Say("yes").Effects);
    }

    [Fact]
    public void Say_CorrectedBudget_IsTheNewOne_ButANumberAloneIsNone()
    {
        _talk.Say("my budget is 500");
        Assert.Equal([new KeepBudget(600)], _talk.Say("no wait, 600").Effects);
        Assert.Empty(_talk.Say("700").Effects);
    }

    [Fact]
    public void Say_CorrectedVendor_TakesBackTheFirst()
    {
        _talk.Say("I prefer Acme", KnownFacts.None with { Vendors = [new("ACME", "Acme Ltd")] });

        var outcome = _talk.Say("no, Best Parts", KnownFacts.None with { Vendors = [new("BEST", "Best Parts")] });

        Assert.Equal([new KeepVendor("ACME", VendorStance.Neutral), new KeepVendor("BEST", VendorStance.Preferred)], outcome.Effects);
    }

    [Fact]
    public void Say_OrderOfAGuessedWord_IsAskedAboutFirst()
    {
        var asked = _talk.Say("swytch to purchasing mode");
        Assert.Empty(asked.Effects);
        Assert.Contains("(I read \"swytch\" as \"switch\".)", asked.Reply, StringComparison.Ordinal);

        Assert.Equal([new SetMode(OperationMode.Purchasing)], _talk.Say("yes").Effects);
    }

    [Fact]
    public void Undo_AfterTwoThings_TakesBackTheLastAndThenTheFirst()
    {
        _talk.Say("my budget is 500");
        _talk.Say("always ship express", KnownFacts.None with { Preferences = PreferenceFacts.None });

        Assert.Equal([new KeepShipping(Shipping.Standard)], _talk.Say("undo").Effects);
        Assert.Equal([new KeepBudget(null)], _talk.Say("undo that").Effects);
        Assert.Null(_talk.Session.BudgetLimit);
        Assert.Empty(_talk.Say("undo").Effects);
    }

    [Fact]
    public void Undo_OfEachKind_PutsBackWhatWasThere()
    {
        var goals = GoalRules.Prioritise(Goal.Speed);
        var told = PreferenceFacts.None with { ExcludedVendors = ["ACME"], Goals = goals };
        var facts = KnownFacts.None with
        {
            Preferences = told,
            Mode = OperationMode.Monitoring,
            Firm = new("2026-03", 900, 0, goals, BudgetPeriod.Month),
            Vendors = [new("ACME", "Acme Ltd")],
            Items = [Talk.Item("BOLT", "Hex bolt") with { SnoozedUntil = new(2026, 5, 1) }],
            Product = new("BOLT", 7, false, goals),
        };
        (string Say, Effect Undo)[] each =
        [
            ("I prefer Acme", new KeepVendor("ACME", VendorStance.Excluded)),
            ("cost matters most", new KeepGoals(null, goals)),
            ("cost matters most for BOLT", new KeepGoals("BOLT", goals)),
            ("BOLT is critical", new KeepProduct("BOLT", null, false)),
            ("always order at least 50 BOLT", new KeepProduct("BOLT", 7, null)),
            ("wake BOLT", new SnoozeItem("BOLT", null, new(2026, 5, 1), null)),
            ("switch to purchasing mode", new SetMode(OperationMode.Monitoring)),
            ("set the firm's budget to 100 a year", new SetFirmBudget(900, BudgetPeriod.Month)),
            ("prioritise cost for the firm", new SetFirmGoals(goals)),
        ];

        foreach (var (say, undo) in each)
        {
            Assert.Single(_talk.Say(say, facts).Effects);
            Assert.Equal([undo], _talk.Say("undo", facts).Effects);
        }
    }

    [Fact]
    public void Undo_OfAnOrder_WithdrawsIt()
    {
        var id = _talk.Say("order 20 BOLT", Of("BOLT", "Hex bolt")).Purchases.Single();
        var waiting = new PurchaseFact(id, "BOLT", "Hex bolt", 20, PurchaseStatus.AwaitingApproval, "buyer", 50, "Acme", null, null, null);

        Assert.Equal(id, _talk.Needs("undo").PurchaseId);
        Assert.Equal(id, Assert.IsType<WithdrawPurchase>(Assert.Single(_talk.Say("undo", KnownFacts.None with { Purchase = waiting }).Effects)).PurchaseId);
    }

    [Fact]
    public void Order_AboveItsCeiling_IsNotBegunAndSaysWhy()
    {
        var facts = KnownFacts.None with { Items = [Talk.Item("BOLT", "Hex bolt")], Deal = new(20, null, [], []) { WhyNone = "the best offer is 63.00, above the ceiling of 50.00" } };

        var outcome = _talk.Say("order 20 BOLT for at most 50 in total", facts);

        Assert.Empty(outcome.Effects);
        Assert.Contains("above the ceiling of 50.00", outcome.Reply, StringComparison.Ordinal);
        Assert.Equal(50, _talk.Needs("order 20 BOLT for at most 50 in total").Terms.MaxTotal);
    }

    [Fact]
    public void Order_NeededByADayThatHasPassed_IsAskedAbout() =>
        Assert.Empty(_talk.Say("order 20 BOLT by 2020-01-01", Of("BOLT", "Hex bolt")).Effects);

    [Fact]
    public void Approve_ByItem_TakesTheOneThatWaits_AndAsksAmongSeveral()
    {
        var talk = new Talk { Rights = new(false, true, false), Catalogue = _talk.Catalogue };
        PurchaseFact Waiting(string id) => new(id, "BOLT", "Hex bolt", 20, PurchaseStatus.AwaitingApproval, "ann", 50, "Acme", null, null, null, Digest: "d1");
        var one = Of("BOLT", "Hex bolt") with { Approvals = [Waiting("P-0000000000001")] };

        Assert.Equal("P-0000000000001", Assert.IsType<DecidePurchase>(Assert.Single(talk.Say("approve the bolts", one).Effects)).PurchaseId);
        Assert.Empty(talk.Say("approve the bolts", one with { Approvals = [Waiting("P-0000000000001"), Waiting("P-0000000000002")] }).Effects);
        Assert.Empty(talk.Say("approve the order of 10 bolts", one).Effects);
    }

    [Theory]
    [InlineData("yes, but only if Tom agrees")]
    [InlineData("Yes. But only if Tom agrees.")]
    [InlineData("Yes. They must be blue.")]
    [InlineData("yes, no")]
    [InlineData("yes. no wait")]
    [InlineData("yes, 20")]
    [InlineData("yes, NUT")]
    [InlineData("yes, tomorrow")]
    public void Decide_AYesWithMoreBesideIt_OrdersNothing(string answer)
    {
        var talk = Asked();

        Assert.Empty(talk.Say(answer, Talk.Deal("BOLT", 20)).Effects);
    }

    [Fact]
    public void Decide_AYesAfterOneThatWasNotWhole_IsTheAnswer()
    {
        var talk = Asked();
        talk.Say("Yes. But only if Tom agrees.");

        Assert.Equal(40, Assert.IsType<StartPurchase>(Assert.Single(talk.Say("yes").Effects)).Request.Quantity);
    }

    [Theory]
    [InlineData("yes, express")]
    [InlineData("yes, but express please")]
    public void Decide_AYesWithHowItIsShipped_OrdersItSo(string answer) =>
        Assert.Equal(Shipping.Express, Assert.IsType<StartPurchase>(Assert.Single(Asked().Say(answer).Effects)).Request.Shipping);

    [Fact]
    public void Decide_OrderItAfterADealWithTerms_KeepsThem()
    {
        var talk = new Talk { Catalogue = Reader.Of([("BOLT", "Hex bolt"), ("NUT", "Lock nut")]) };
        talk.Say("best deal for 40 BOLT express", Talk.Deal("BOLT", 40));

        Assert.Equal(Shipping.Express, Assert.IsType<StartPurchase>(Assert.Single(talk.Say("ok, take it").Effects)).Request.Shipping);
    }

    [Fact]
    public void Decide_AQuantityWithTerms_AnswersHowMany()
    {
        var talk = new Talk { Catalogue = Reader.Of([("BOLT", "Hex bolt"), ("NUT", "Lock nut")]) };
        talk.Say("order BOLT", KnownFacts.None with { Items = [Talk.Item("BOLT", "Hex bolt")] });

        var request = Assert.IsType<StartPurchase>(Assert.Single(talk.Say("40 please, express", KnownFacts.None with { Items = [Talk.Item("BOLT", "Hex bolt")] }).Effects)).Request;
        Assert.Equal((40, (Shipping?)Shipping.Express), (request.Quantity, request.Shipping));
    }

    private static Talk Asked()
    {
        var talk = new Talk { Catalogue = Reader.Of([("BOLT", "Hex bolt"), ("NUT", "Lock nut")]) };
        talk.Say("best deal for 40 BOLT", Talk.Deal("BOLT", 40));
        return talk;
    }
}
