using ProcurementFunctions.Goals;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Tests.Purchasing.Choosing;

public sealed class VendorExplanationsTests
{
    private static VendorExplanation Of(string vendor, DecisionInputs inputs) =>
        VendorExplanations.Of(PlanRanking.Record(inputs)).Single(explanation => explanation.VendorId == vendor);

    [Fact]
    public void Of_DearerSlowerAndLessReliable_SaysByHowMuch()
    {
        var inputs = Samples.Inputs(100, Samples.Quote("A", 10, days: 5), Samples.Quote("B", 10.50m, days: 7, shipping: 12)) with
        {
            Standings = [Samples.Standing("A", 0.9), Samples.Standing("B", 0.8)],
        };

        var other = Of("B", inputs);
        Assert.Equal(VendorOutcome.NotChosen, other.Outcome);
        Assert.Equal("62.00 more in all; 2 days later; 10 points less reliable", other.Reason);
        Assert.Equal((1062m, 100), (other.Alone!.Total, other.Alone.Quantity));
        Assert.Equal(VendorOutcome.Chosen, Of("A", inputs).Outcome);
    }

    [Fact]
    public void Of_CheaperButLateOrShort_SaysWhatDecided()
    {
        var inputs = Samples.Inputs(100, Samples.Quote("A", days: 2), Samples.Quote("LATE", 1, days: 30), Samples.Quote("SHORT", 1, available: 9, days: 2, shipping: 9000)) with
        {
            NeededBy = DateOnly.FromDateTime(Samples.Now.AddDays(5).Date),
        };

        Assert.StartsWith("it comes after 2026-11-07; 900.00 less in all", Of("LATE", inputs).Reason, StringComparison.Ordinal);
        Assert.StartsWith("it can deliver only 9 of 100", Of("SHORT", inputs).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MinimumAboveTheNeed_SaysWhatWouldHaveToBeOrdered()
    {
        var inputs = Samples.Inputs(25, Samples.Quote("A", 18), Samples.Quote("BULK", 15, minimum: 60));

        Assert.Equal("60 would have to be ordered; 450.00 more in all", Of("BULK", inputs).Reason);
    }

    [Fact]
    public void Of_NothingToBeOrdered_SaysTheTerms()
    {
        var none = Of("B", Samples.Inputs(10, Samples.Quote("A"), Samples.Quote("B", available: 3, minimum: 5, pack: 5)));

        Assert.Equal("nothing can be ordered: it has 3, takes no order below 5 and sells packs of 5", none.Reason);
        Assert.Null(none.Alone);
    }

    [Fact]
    public void Of_VendorsThatGaveNoQuote_SaysWhy()
    {
        var inputs = Samples.Inputs(10) with { LeftOut = [new("B", "The Bolt Company", "did not answer")] };

        Assert.Equal(new VendorExplanation("B", "The Bolt Company", VendorOutcome.LeftOut, "did not answer", null), Of("B", inputs));
    }

    [Fact]
    public void Explanation_OtherWeights_SaysWhatTheyWouldHaveChosenFromTheSameQuotes()
    {
        var record = PlanRanking.Record(Samples.Inputs(100, Samples.Quote("CHEAP", 9, days: 30), Samples.Quote("FAST", 12, days: 2)) with
        {
            Weights = new GoalWeights(1, 0, 0),
        });
        var shown = ExplanationView.Of("P-1", record, null);
        var asked = ExplanationView.Of("P-1", record, new GoalWeights(0, 1, 0));

        Assert.Equal((false, false, "CHEAP"), (shown.WhatIf, shown.WouldChange, shown.Ranking[0].Lines[0].VendorId));
        Assert.Equal((true, true, "FAST"), (asked.WhatIf, asked.WouldChange, asked.Ranking[0].Lines[0].VendorId));
        Assert.StartsWith("FAST would be the best of 2 by the weights of the question", asked.Summary, StringComparison.Ordinal);
        Assert.Equal("300.00 less in all; 28 days later", asked.Vendors.Single(vendor => vendor.VendorId == "CHEAP").Reason);
    }

    [Fact]
    public void Explanation_SplitOfTheSameVendorsInOtherShares_WouldChange()
    {
        var record = PlanRanking.Record(Samples.Inputs(100, Samples.Quote("A", maximum: 60), Samples.Quote("B", maximum: 60)));
        var other = record with { Ranking = [record.Ranking[0] with { Lines = [.. record.Ranking[0].Lines.Select(line => line with { Quantity = 50 })] }] };

        Assert.False(ExplanationView.Of("P-1", record, GoalWeights.Default).WouldChange);
        Assert.True(ExplanationView.Of("P-1", other, GoalWeights.Default).WouldChange);
    }
}
