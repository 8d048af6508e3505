using CsCheck;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Tests.Purchasing.Choosing;

/// <summary>Vendors whose shipping depends on what is ordered, asked for the whole and then for their parts.</summary>
public sealed class PartRulesTests
{
    /// <summary>A vendor as it answers: the whole need is rounded to what it takes, as the desk does that asks.</summary>
    private sealed record Seller(
        string Id, decimal Price, int Most, decimal Base, decimal Share, int Pack = 1, int Least = 1, int BreakAt = 0, decimal BreakPrice = 0)
    {
        public Quote Asked(int quantity)
        {
            var quote = Samples.Quote(
                Id, Price, available: Most, minimum: Least, pack: Pack, breaks: BreakAt > 0 ? [(BreakAt, BreakPrice)] : []);
            var orderable = QuotePricing.OrderableQuantity(quote, quantity) ?? quantity;
            return quote with { QuoteId = $"Q-{Id}-{orderable}", ShippingCost = Shipping(orderable), ForQuantity = orderable };
        }

        public decimal Shipping(int quantity) => Base + (Share * quantity);
    }

    private static DecisionInputs First(int need, params Seller[] sellers) =>
        Samples.Inputs(need, [.. sellers.Select(seller => seller.Asked(need))]);

    private static QuoteAnswer Answer(Seller seller, int quantity) => new(seller.Id, seller.Asked(quantity), null);

    /// <summary>Asks for parts until the choice can be made; how often that was.</summary>
    private static (Choice Choice, DecisionRecord Record, int Asked) Chosen(
        DecisionInputs inputs, Func<AskedPart, QuoteAnswer> answer)
    {
        for (var asked = 0; ; asked++)
        {
            var (choice, record) = ChoiceRules.Choose(inputs);
            if (PartRules.ToAsk(record) is not { Count: > 0 } parts) return (choice!, record, asked);
            inputs = PartRules.Answered(PartRules.Asked(record), asked + 1, [.. parts.Select(answer)]);
        }
    }

    private static (Choice Choice, DecisionRecord Record, int Asked) Chosen(int need, params Seller[] sellers) =>
        Chosen(First(need, sellers), part => Answer(sellers.Single(seller => seller.Id == part.VendorId), part.Quantity));

    [Fact]
    public void Choose_OneVendor_NobodyIsAskedAgain() => Assert.Equal(0, Chosen(100, new Seller("A", 10, 1000, 5, 1)).Asked);

    [Fact]
    public void Choose_Split_IsMadeFromWhatIsQuotedForTheParts()
    {
        var (choice, record, asked) = Chosen(100, new Seller("A", 10, 60, 5, 1), new Seller("B", 11, 90, 5, 1));

        Assert.Equal(1, asked);
        // All of A's stock is what it was asked for at first already; B was asked for 90.
        Assert.Equal([("A", 60, "Q-A-60", 65m), ("B", 40, "Q-B-40", 45m)], choice.Lines.Select(line => (line.VendorId, line.Quantity, line.QuoteId, line.ShippingCost)));
        Assert.Equal(600 + 440 + 110, choice.Total);
        Assert.Equal([new("B", 40)], record.Inputs.AskedPlans!.SelectMany(plan => plan.Parts).Where(part => part.VendorId == "B"));
    }

    [Fact]
    public void Choose_PartIsDearerThanItSeemed_AnotherPlanIsChosen()
    {
        // B's shipping is the same however little it is: what seemed a cheap part is not.
        var dear = new Seller("B", 9, 1000, 0, 0);
        var (choice, _, _) = Chosen(First(100, new Seller("A", 10, 60, 0, 0), dear, new Seller("C", 12, 1000, 0, 0)), part => part.VendorId == "B"
            ? new("B", dear.Asked(part.Quantity) with { ShippingCost = 900 }, null)
            : Answer(new(part.VendorId, part.VendorId == "A" ? 10 : 12, 1000, 0, 0), part.Quantity));

        Assert.Equal("B", choice.Lines[0].VendorId); // Alone: its first quote was for all of it.
        Assert.Equal(900m, choice.Total);
    }

    [Fact]
    public void Choose_LessIsLeftWhenAskedAgain_AnotherPlanIsChosen()
    {
        var (choice, _, _) = Chosen(First(100, new Seller("A", 10, 60, 0, 0), new Seller("B", 11, 90, 0, 0), new Seller("C", 12, 90, 0, 0)), part => part switch
        {
            { VendorId: "B" } => Answer(new("B", 11, 10, 0, 0), part.Quantity),
            { VendorId: "C" } => Answer(new("C", 12, 90, 0, 0), part.Quantity),
            _ => Answer(new("A", 10, 60, 0, 0), part.Quantity),
        });

        Assert.Equal([("A", 60), ("B", 10), ("C", 30)], choice.Lines.Select(line => (line.VendorId, line.Quantity)));
    }

    [Fact]
    public void Choose_NoAnswerForThePart_TheFirstQuoteStandsAndAPersonIsTold()
    {
        var (choice, record, asked) = Chosen(First(100, new Seller("A", 10, 60, 5, 1), new Seller("B", 11, 90, 5, 1)), part => new(part.VendorId, null, "did not answer", IsUnanswered: true));

        Assert.Equal(1, asked);
        Assert.Equal([("A", 60, 65m), ("B", 40, 95m)], choice.Lines.Select(line => (line.VendorId, line.Quantity, line.ShippingCost)));
        Assert.Contains("B did not answer when it was asked for 40 alone; its quote for more counts", choice.Notes);
        Assert.Equal("Q-B-90", record.Inputs.QuoteOf(choice.Lines[1]).QuoteId);
    }

    [Fact]
    public void Choose_NoToThePart_TheVendorIsInNoSplitAndMayStillDeliverAll()
    {
        var sellers = new Seller[] { new("A", 10, 60, 0, 0), new("B", 11, 90, 0, 0), new("C", 13, 90, 0, 0) };
        var (choice, record, _) = Chosen(First(100, sellers), part => part.VendorId == "B"
            ? new("B", null, "answered 422: whole orders only")
            : Answer(sellers.Single(seller => seller.Id == part.VendorId), part.Quantity));

        Assert.Equal([("A", 60), ("C", 40)], choice.Lines.Select(line => (line.VendorId, line.Quantity)));
        Assert.Equal("asked for 40: answered 422: whole orders only", Assert.Single(record.Inputs.PartFailures!).Reason);
        Assert.Contains(record.Ranking, plan => plan.Lines is [{ VendorId: "B", Quantity: 90 }]);
    }

    [Fact]
    public void Answered_Twice_CountsOnce()
    {
        Seller a = new("A", 10, 60, 5, 1), b = new("B", 11, 90, 5, 1);
        var asked = PartRules.Asked(ChoiceRules.Choose(First(100, a, b)).Record);
        var once = PartRules.Answered(asked, 1, [Answer(b, 40)]);
        var twice = PartRules.Answered(PartRules.Asked(PlanRanking.Record(once)), 1, [Answer(b, 40)]);

        Assert.Equal(once.PartQuotes!.Select(quote => quote.QuoteId), twice.PartQuotes!.Select(quote => quote.QuoteId));
        Assert.Single(twice.AskedPlans!);
    }

    /// <summary>A record of before says nothing of quantities, and is explained as it was.</summary>
    [Fact]
    public void ToAsk_QuotesOfAnOlderVersion_None() =>
        Assert.Empty(PartRules.ToAsk(ChoiceRules.Choose(Samples.Inputs(100, Samples.Quote("A", available: 60), Samples.Quote("B", 11, available: 90))).Record));

    /// <summary>
    /// However the vendors' terms are: it comes to an end, every line may be ordered so and costs what its vendor takes for
    /// exactly that, and it is no worse than what was quoted for all of it.
    /// </summary>
    [Fact]
    public void Choose_AnyVendors_EndsWithAPlanAtItsTrueCost()
    {
        var seller = Gen.Select(
            Gen.Int[50, 200], Gen.Int[10, 150], Gen.Int[0, 60], Gen.Int[0, 80], Gen.Int[1, 4], Gen.Int[1, 30], Gen.Int[0, 60],
            (price, most, shipping, share, pack, least, step) => new Seller(
                "", price / 10m, most, shipping, share / 100m, pack * pack, least, step < 20 ? 0 : step, price / 12m));
        Gen.Select(seller.Array[2, 5], Gen.Int[20, 200], Gen.Int[0, 2]).Sample(
            (drawn, need, weights) =>
            {
                Seller[] sellers = [.. drawn.Select((one, index) => one with { Id = $"V{index}" })];
                var inputs = First(need, sellers) with
                {
                    Weights = weights switch { 0 => GoalWeights.Default, 1 => new(1, 0, 0), _ => new(0.2, 0.4, 0.4) },
                };
                var (choice, record, asked) = Chosen(inputs, part => Answer(sellers.Single(one => one.Id == part.VendorId), part.Quantity));
                if (choice is null) return;

                Assert.InRange(asked, 0, PartRules.MostAsked);
                foreach (var line in choice.Lines)
                {
                    var of = sellers.Single(one => one.Id == line.VendorId);
                    Assert.Equal(line.Quantity, QuotePricing.OrderableQuantity(of.Asked(line.Quantity), line.Quantity));
                    Assert.Equal((QuotePricing.UnitPriceAt(of.Asked(line.Quantity), line.Quantity), of.Shipping(line.Quantity)), (line.UnitPrice, line.ShippingCost));
                }

                var order = new PlanScore(inputs.Weights);
                Assert.All(PlanRanking.Rank(inputs).Where(plan => plan.Lines.Count == 1 && plan.Quantity >= need && choice.Quantity >= need), alone =>
                {
                    if (inputs.QuoteOf(alone.Lines[0]).ForQuantity != alone.Lines[0].Quantity) return;
                    var best = record.Ranking[0];
                    Assert.True(
                        order.Of((double)best.Total / need, best.ArrivalDays, best.Reliability, false)
                        >= order.Of((double)alone.Total / need, alone.ArrivalDays, alone.Reliability, false) - 1e-4);
                });
            },
            iter: 2000);
    }
}
