using CsCheck;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Tests.Purchasing.Choosing;

public sealed class PlanRankingTests
{
    private static string Best(DecisionInputs inputs) => string.Join('+', PlanRanking.Rank(inputs)[0].Lines.Select(line => line.VendorId));

    [Fact]
    public void Rank_CostCounts_CheapestLandedWins()
    {
        // 100 × 9.00 + 150 = 10.50 a unit; 100 × 10.00 = 10.00 a unit.
        var inputs = Samples.Inputs(100, Samples.Quote("LOWPRICE", 9, shipping: 150), Samples.Quote("LOWCOST", 10)) with
        {
            Weights = new GoalWeights(1, 0, 0),
        };

        Assert.Equal("LOWCOST", Best(inputs));
        Assert.Equal(10.00m, PlanRanking.Rank(inputs)[0].LandedUnitCost);
        Assert.Equal(10.50m, PlanRanking.Rank(inputs)[1].LandedUnitCost);
    }

    [Fact]
    public void Rank_SpeedCounts_PromiseIsCorrectedByExperience()
    {
        var inputs = Samples.Inputs(100, Samples.Quote("PROMISES", days: 5), Samples.Quote("KEEPS", days: 8)) with
        {
            Weights = new GoalWeights(0, 1, 0),
            Standings = [Samples.Standing("PROMISES", late: 6), Samples.Standing("KEEPS", late: 0)],
        };

        Assert.Equal("KEEPS", Best(inputs));
        Assert.Equal(8, PlanRanking.Rank(inputs)[0].ArrivalDays, 3);
        Assert.Equal(11, PlanRanking.Rank(inputs)[1].ArrivalDays, 3);
    }

    [Fact]
    public void Rank_ReliabilityCounts_MostReliableWins()
    {
        var inputs = Samples.Inputs(100, Samples.Quote("CHEAP", 1), Samples.Quote("SURE", 20)) with
        {
            Weights = new GoalWeights(0, 0, 1),
            Standings = [Samples.Standing("CHEAP", onTime: 0.5), Samples.Standing("SURE", onTime: 0.95)],
        };

        Assert.Equal("SURE", Best(inputs));
    }

    [Fact]
    public void Rank_NobodyCoversAlone_SplitCoversMost()
    {
        var ranking = PlanRanking.Rank(Samples.Inputs(1049, Samples.Quote("A", 43.28m, maximum: 5), Samples.Quote("B", 45.23m, maximum: 5)));

        Assert.Equal(10, ranking[0].Quantity);
        Assert.Equal(2, ranking[0].Lines.Count);
        Assert.Contains("covers only 5 of 1049", ranking[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Rank_OneCoversAlone_NoSplit()
    {
        var ranking = PlanRanking.Rank(Samples.Inputs(100, Samples.Quote("A"), Samples.Quote("B", maximum: 50)));

        Assert.All(ranking, plan => Assert.Single(plan.Lines));
        Assert.Equal("A", ranking[0].Lines[0].VendorId);
    }

    [Fact]
    public void Rank_SplitIsCheaper_Split()
    {
        // A alone: 100 × 10 = 1000; B has 50 at 6: 50 × 6 + 50 × 10 + 20 = 820.
        var ranking = PlanRanking.Rank(Samples.Inputs(100, Samples.Quote("A", 10), Samples.Quote("B", 6, available: 50, shipping: 20)));

        Assert.Equal([("A", 50), ("B", 50)], ranking[0].Lines.Select(line => (line.VendorId, line.Quantity)));
        Assert.Equal(820m, ranking[0].Total);
    }

    [Fact]
    public void Rank_SecondShippingEatsTheGain_NoSplit()
    {
        var ranking = PlanRanking.Rank(Samples.Inputs(100, Samples.Quote("A", 10), Samples.Quote("B", 6, available: 50, shipping: 201)));

        Assert.Equal("A", Assert.Single(ranking[0].Lines).VendorId);
    }

    [Fact]
    public void Rank_LittleNeededAndAHugeMinimum_TheWholeOrderCounts()
    {
        // 500 × 0.10 = 50 for the 4 that are needed; 4 × 5 = 20.
        var ranking = PlanRanking.Rank(Samples.Inputs(4, Samples.Quote("BULK", 0.10m, minimum: 500), Samples.Quote("SMALL", 5)));

        Assert.Equal("SMALL", ranking[0].Lines[0].VendorId);
    }

    [Fact]
    public void Rank_AnotherVendorComesToIt_DoesNotTurnTwoRound() => Gen
        .Select(Gen.Double[1, 100], Gen.Int[1, 60], Gen.Double[0.05, 1]).Array[3, 5]
        .Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0.01, 1])
        .Sample((vendors, cost, speed, reliability) =>
        {
            var quotes = vendors.Select((v, i) => Samples.Quote($"V{i}", decimal.Round((decimal)v.Item1, 2), days: v.Item2)).ToArray();
            var inputs = Samples.Inputs(10, quotes) with
            {
                Weights = new GoalWeights(cost, speed, reliability),
                Standings = [.. vendors.Select((v, i) => Samples.Standing($"V{i}", v.Item3))],
            };
            var all = Order(PlanRanking.Rank(inputs));
            foreach (var left in quotes)
            {
                var without = Order(PlanRanking.Rank(inputs with { Quotes = [.. quotes.Where(quote => quote != left)] }));
                if (!all.Where(vendor => vendor != left.VendorId).SequenceEqual(without)) return false;
            }

            return true;

            static string[] Order(IReadOnlyList<RankedPlan> ranking) =>
                [.. ranking.Where(plan => plan.Lines.Count == 1).Select(plan => plan.Lines[0].VendorId)];
        });

    [Fact]
    public void Rank_PriceBreakAbove_MoreForLess()
    {
        // 95 × 10 = 950; 100 × 8 = 800.
        var ranking = PlanRanking.Rank(Samples.Inputs(95, Samples.Quote("A", 10, breaks: [(100, 8m)])));

        Assert.Equal(100, ranking[0].Quantity);
    }

    [Fact]
    public void Rank_Late_AfterThoseInTime()
    {
        var inputs = Samples.Inputs(100, Samples.Quote("SLOW", 1, days: 30), Samples.Quote("INTIME", 20, days: 3)) with
        {
            NeededBy = DateOnly.FromDateTime(Samples.Now.AddDays(5).Date),
        };

        Assert.Equal("INTIME", Best(inputs));
    }

    [Fact]
    public void Rank_PreferredVendor_WinsATie()
    {
        var inputs = Samples.Inputs(100, Samples.Quote("A"), Samples.Quote("B")) with { PreferredVendors = ["B"] };

        Assert.Equal("B", Best(inputs));
    }

    [Fact]
    public void Rank_NoQuotes_Nothing() => Assert.Empty(PlanRanking.Rank(Samples.Inputs(100)));

    [Fact]
    public void Rank_SameInputs_SameRanking()
    {
        var inputs = Samples.Inputs(300, Samples.Quote("A", maximum: 100), Samples.Quote("B", maximum: 150), Samples.Quote("C", maximum: 120));

        Assert.Equal(
            PlanRanking.Rank(inputs).Select(plan => plan.Reason),
            PlanRanking.Rank(inputs with { Quotes = [.. inputs.Quotes.Reverse()] }).Select(plan => plan.Reason));
    }
}
