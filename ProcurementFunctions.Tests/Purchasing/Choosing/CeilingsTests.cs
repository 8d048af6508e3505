using CsCheck;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Tests.Purchasing.Choosing;

/// <summary>What is chosen where the most that may be paid was set.</summary>
public sealed class CeilingsTests
{
    private static readonly Quote Fast = Samples.Quote("FAST", 10, days: 2);
    private static readonly Quote Slow = Samples.Quote("SLOW", 9, days: 40);

    private static (Choice? Choice, DecisionRecord Record) Choose(Ceilings? ceilings, params Quote[] quotes) =>
        ChoiceRules.Choose(Samples.Inputs(100, quotes) with { Ceilings = ceilings });

    private static string? Bought(Choice? choice) =>
        choice is null ? null : string.Join(" ", choice.Lines.Select(line => FormattableString.Invariant($"{line.Quantity} {line.VendorId}")));

    [Fact]
    public void Choose_TheBestIsAboveTheCeiling_TheBestWithinIt()
    {
        Assert.Equal("100 FAST", Bought(Choose(null, Fast, Slow).Choice));
        Assert.Equal("100 FAST", Bought(Choose(new(1_000, null), Fast, Slow).Choice));
        Assert.Equal("100 SLOW", Bought(Choose(new(999.99m, null), Fast, Slow).Choice));

        var (choice, record) = Choose(new(null, 9.5m), Fast, Slow);
        Assert.Equal("100 SLOW", Bought(choice));
        Assert.Equal((null, "10.00 a unit, above the ceiling of 9.50"), (record.Ranking[0].AboveCeiling, record.Ranking[^1].AboveCeiling));
        var fast = VendorExplanations.Of(record).Single(vendor => vendor.VendorId == "FAST");
        Assert.Equal(VendorOutcome.NotChosen, fast.Outcome);
        Assert.StartsWith("10.00 a unit, above the ceiling of 9.50; ", fast.Reason, StringComparison.Ordinal);
        Assert.EndsWith("reliable, 10.00 a unit, above the ceiling of 9.50", record.Ranking[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_NothingWithin_NoChoiceAndWhy()
    {
        var (choice, record) = Choose(new(800, null), Fast, Slow);

        Assert.Null(choice);
        Assert.Equal("the best offer is 900.00, above the ceiling of 800.00", NoOffer.Why(record));
        Assert.Equal("the best offer is 9.00 a unit, above the ceiling of 8.00", NoOffer.Why(Choose(new(null, 8), Fast, Slow).Record));
        Assert.All(VendorExplanations.Of(record), vendor => Assert.Equal(VendorOutcome.NotChosen, vendor.Outcome));
        Assert.Equal(NoOffer.Why(record), ExplanationView.Of("P-1", record, null).Summary);
    }

    [Fact]
    public void Choose_EachCeilingIsKeptByAnother_SaysWhatTheBestBreaks()
    {
        var (choice, record) = Choose(new(1_000, 9.5m), Samples.Quote("DEAR", 10), Samples.Quote("SHIPPED", 9, shipping: 200));

        Assert.Null(choice);
        Assert.Contains("above the ceiling", NoOffer.Why(record), StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_WithinOnlyBySplitting_Splits()
    {
        // Sixty at nine each and the rest at ten; all of it from one vendor costs more.
        var (choice, _) = Choose(new(960, null), Fast, Slow with { MaxOrderQuantity = 60 });

        Assert.Equal("40 FAST 60 SLOW", Bought(choice));
        Assert.Equal(940m, choice!.Total);
    }

    [Fact]
    public void Choose_LessWouldBeWithin_IsNoChoice() =>
        Assert.Equal("the best offer is 1000.00, above the ceiling of 600.00", NoOffer.Why(Choose(new(600, null), Fast, Slow with { Available = 50, UnitPrice = 10 }).Record));

    [Fact]
    public void Choose_ALowerPriceFromABreakAboveTheNeed_IsNotReachedByBuyingMore()
    {
        var broken = Samples.Quote("BREAK", 10, breaks: (150, 9m));
        Assert.Null(Choose(new(null, 9.5m), broken).Choice);
        Assert.Null(Choose(new(null, 9.5m), broken with { MaxOrderQuantity = 1_000 }, Samples.Quote("LITTLE", 9, maximum: 60)).Choice);
        // Where more costs less in all it is bought, as ever.
        Assert.Equal("150 CHEAP", Bought(Choose(new(null, 9.5m), Samples.Quote("CHEAP", 10, breaks: (150, 6m))).Choice));
    }

    [Fact]
    public void Choose_PartsThatReachTheirBreaks_AreWithinTheUnitPrice()
    {
        var (choice, _) = Choose(
            new(null, 9.5m), Samples.Quote("A", 10, maximum: 60, breaks: (50, 9m)), Samples.Quote("B", 10, maximum: 60, breaks: (40, 9m)));

        Assert.All(choice!.Lines, line => Assert.Equal(9m, line.UnitPrice));
        Assert.Equal(100, choice.Quantity);
    }

    [Fact]
    public void Choose_InTimeIsAboveAndLateIsWithin_LateAndSaid()
    {
        var inputs = Samples.Inputs(100, Fast, Slow) with { NeededBy = DateOnly.FromDateTime(Samples.Now.AddDays(5).Date), Ceilings = new(950, null) };
        var (choice, _) = ChoiceRules.Choose(inputs);

        Assert.Equal("100 SLOW", Bought(choice));
        Assert.Contains("no vendor that covers as much within the ceiling delivers by 2026-11-07", choice!.Notes);
        var named = ChoiceRules.Choose(inputs with { Quotes = [Slow], OnlyVendor = "SLOW" }).Choice;
        Assert.Contains("SLOW alone was asked, and does not deliver by 2026-11-07", named!.Notes);
    }

    [Fact]
    public void Why_TheNamedVendorGaveNothing_SaysWhatItSaid()
    {
        var record = ChoiceRules.Choose(Samples.Inputs(100) with { OnlyVendor = "ACME", LeftOut = [new("ACME", "Acme", "does not sell it"), new("B", "B", "another")] }).Record;
        Assert.Equal("it was to come from Acme alone: does not sell it", NoOffer.Why(record));
        Assert.Null(NoOffer.Why(ChoiceRules.Choose(Samples.Inputs(100)).Record));
        Assert.StartsWith(
            "it was to come from ACME alone: nothing can be ordered",
            NoOffer.Why(ChoiceRules.Choose(Samples.Inputs(100, Samples.Quote("ACME", available: 0)) with { OnlyVendor = "ACME" }).Record),
            StringComparison.Ordinal);
    }

    /// <summary>Against every plan there is: the chosen one is as good as any that covers as much and keeps to the total.</summary>
    [Fact]
    public void Choose_AnyTermsAndTotal_IsTheBestWithin() => Gen
        .Select(
            Gen.Select(Gen.Int[4, 48], Gen.Int[3, 14], Gen.Int[0, 8], Gen.Int[1, 12], Gen.Int[1, 9]).Array[1, 3],
            Gen.Int[20, 140],
            Gen.Int[0, 3],
            Gen.Int[0, 14])
        .Sample(
            (vendors, total, speed, day) =>
            {
                var inputs = Samples.Inputs(12, [.. vendors.Select((vendor, i) => Samples.Quote(
                    $"V{i}", vendor.Item1 / 4m, available: vendor.Item2, days: vendor.Item4, shipping: vendor.Item3, breaks: (vendor.Item5 + 2, vendor.Item1 / 5m)))]) with
                {
                    Weights = new GoalWeights(1, speed, 0),
                    NeededBy = day == 0 ? null : DateOnly.FromDateTime(Samples.Now.AddDays(day).Date),
                    Ceilings = new(total, null),
                };
                var record = PlanRanking.Record(inputs);
                var expected = EveryPlan.Of(inputs, total);
                if (expected is null || record.Best is null) return expected is null && record.Best is null;
                int[] quantities = [.. inputs.Quotes.Select(quote => record.Best.Lines.FirstOrDefault(line => line.VendorId == quote.VendorId)?.Quantity ?? 0)];
                return EveryPlan.Measure(inputs, quantities).IsAsGoodAs(expected);
            },
            iter: 1500);
}
