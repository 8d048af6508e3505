using System.Diagnostics.CodeAnalysis;
using CsCheck;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Tests.Purchasing.Choosing;

/// <summary>The chosen plan against every plan there is.</summary>
public sealed class OptimalPlanTests
{
    private const int Need = 12;

    // Prices from a few steps, so that ties are common; breaks up and down; terms that bind.
    private static readonly Gen<Quote> GenQuote = Gen.Select(
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 3], Gen.Int[1, 16]),
        Gen.Select(OneOf(1, 1, 1, 2, 3, 5), Gen.Int[0, 24], OneOf<int?>(null, 4, 7, 12)),
        Gen.Select(OneOf(0, 0, 3, 20), Gen.Select(Gen.Int[2, 20], Gen.Int[1, 12]).Array[0, 3]),
        (price, terms, costs) => Samples.Quote(
            "V",
            price.Item1 / 4m,
            available: terms.Item2,
            minimum: price.Item2 == 0 ? price.Item3 : 1,
            maximum: terms.Item3,
            pack: terms.Item1,
            days: price.Item3,
            shipping: costs.Item1,
            breaks: [.. costs.Item2.DistinctBy(step => step.Item1).Select(step => (step.Item1, step.Item2 / 4m))]));

    private static readonly Gen<VendorStanding> GenStanding = Gen.Select(
        OneOf(0.5, 0.8, 0.9, 1.0), Gen.Int[-4, 12], Gen.Bool, (onTime, late, preferred) => Samples.Standing("V", onTime, late / 2.0, preferred));

    private static readonly Gen<DecisionInputs> GenInputs = Gen.Select(
        Gen.Select(GenQuote, GenStanding).Array[1, 3],
        OneOf(0.0, 1.0, 3.0),
        OneOf(0.0, 1.0, 3.0),
        OneOf(0.0, 1.0, 3.0),
        OneOf<int?>(null, null, 6, 12),
        (vendors, cost, speed, reliability, day) => new DecisionInputs(
            Samples.Now,
            Need,
            day is { } by ? DateOnly.FromDateTime(Samples.Now.AddDays(by).Date) : null,
            cost + speed + reliability > 0 ? new GoalWeights(cost, speed, reliability) : GoalWeights.Default,
            "firm",
            [],
            [.. vendors.Select((vendor, i) => vendor.Item1 with { VendorId = $"V{i}", QuoteId = $"Q{i}" })],
            [.. vendors.Select((vendor, i) => vendor.Item2 with { VendorId = $"V{i}" })]));

    [Fact]
    public void Rank_AnyTerms_NoPlanIsBetterThanTheFirst() => GenInputs.Sample(IsOptimal, iter: 3000);

    [Fact]
    public void Rank_AnyOrderValues_NoPlanIsBetterThanTheFirst() => GenInputs
        .Select(Gen.Select(OneOf<int?>(null, 5, 12, 30), OneOf<int?>(null, 6, 15, 40)).Array[3], (inputs, values) => inputs with
        {
            Quotes = [.. inputs.Quotes.Zip(values, (quote, value) => quote with { MinOrderValue = value.Item1, FreeShippingFrom = value.Item2 })],
        })
        .Sample(IsOptimal, iter: 3000);

    [Fact]
    public void Rank_FourVendorsThatMustSplit_NoPlanIsBetterThanTheFirst() => GenInputs
        .Where(inputs => inputs.Quotes.Count == 3)
        .Select(GenQuote, (inputs, quote) => inputs with
        {
            Quotes = [.. inputs.Quotes.Append(quote with { VendorId = "V3", QuoteId = "Q3" }).Select(q => q with { Available = Math.Min(q.Available, 5) })],
            Standings = [.. inputs.Standings, Samples.Standing("V3", 0.7, 1)],
        })
        .Sample(IsOptimal, iter: 1000);

    [Fact]
    public void Rank_FourVendorsOfUnlikePacks_NoPlanIsBetterThanTheFirst() => Gen
        .Select(UnlikePacks.Quotes(30, 4), GenStanding.Array[4], OneOf(0.0, 1.0))
        .Select((quotes, standings, speed) => Samples.Inputs(30, quotes) with
        {
            Weights = new(1, speed, speed),
            Quotes = [.. quotes.Select((quote, i) => quote with { LeadTimeDays = 3 + (4 * i) })],
            Standings = [.. standings.Select((standing, i) => standing with { VendorId = $"V{i}" })],
        })
        .Sample(IsOptimal, iter: 300);

    [Fact]
    public void Rank_LargeQuantitiesOfUnlikePacks_NoPlanOfTwoIsBetter() => Gen
        .Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[200, 900], Gen.Int[100, 120], Gen.Int[90, 120])
        .Sample((packOne, packOther, need, priceOne, priceOther) =>
        {
            var inputs = Samples.Inputs(
                need,
                Samples.Quote("A", priceOne / 100m, available: need * 2 / 3, pack: packOne, shipping: 3, breaks: [(need / 2, (priceOne - 9) / 100m)]),
                Samples.Quote("B", priceOther / 100m, available: need * 3 / 4, pack: packOther, shipping: 2));
            return IsOptimal(inputs);
        }, iter: 60);

    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "The seed makes the case; nothing is secret.")]
    public void Rank_TenVendorsWithFiveBreaks_ExactAndNoWorseThanRandomPlans()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var inputs = ManyVendors.Inputs(seed, 10, 5, 4_000);
            var record = PlanRanking.Record(inputs);
            var first = record.Ranking[0];
            Assert.True(record.IsExact);
            var best = EveryPlan.Measure(inputs, Quantities(inputs, first));
            var random = new Random(seed);
            for (var i = 0; i < 2000; i++)
            {
                var quantities = inputs.Quotes.Select(quote => random.Next(3) == 0 ? random.Next(quote.MinOrderQuantity, quote.Available + 1) / quote.PackSize * quote.PackSize : 0).ToArray();
                if (quantities.Zip(inputs.Quotes).Any(pair => pair.First != 0 && pair.First < pair.Second.MinOrderQuantity) || quantities.Sum() == 0) continue;
                var other = EveryPlan.Measure(inputs, quantities);
                Assert.True(best.IsAsGoodAs(other) || best.IsBetterThan(other), $"seed {seed}");
            }
        }
    }

    private static bool IsOptimal(DecisionInputs inputs)
    {
        var expected = EveryPlan.Of(inputs);
        var record = PlanRanking.Record(inputs);
        if (expected is null) return record.Ranking.Count == 0;
        var chosen = EveryPlan.Measure(inputs, Quantities(inputs, record.Ranking[0]));
        return record.IsExact && chosen.IsAsGoodAs(expected) && (inputs.Weights.Cost > 0 || chosen.Money == expected.Money);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static int[] Quantities(DecisionInputs inputs, RankedPlan plan) =>
        [.. inputs.Quotes.Select(quote => plan.Lines.FirstOrDefault(line => line.VendorId == quote.VendorId)?.Quantity ?? 0)];
}
