using CsCheck;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Tests.Knowledge;

public sealed class UsualPriceRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(10.80, false)] // within a tenth, however steady it was
    [InlineData(9.10, false)]
    [InlineData(11.20, true)]
    [InlineData(8.80, true)]
    public void IsFarOff_SteadyPrice_OutsideOfATenth(decimal price, bool expected)
    {
        var usual = UsualPriceRules.UsualOf(Learned([.. Enumerable.Repeat(10m, 60)]), Start.AddDays(60))!;

        Assert.Equal((10.00m, 9.00m, 11.00m), (usual.Level, usual.Low, usual.High));
        Assert.Equal(expected, UsualPriceRules.IsFarOff(usual, price));
    }

    [Fact]
    public void UsualOf_ThreeEqualPrices_WorkedByHand()
    {
        // On one day: variance (1 × 1² + 0) ÷ (1 + 3) = 0.25, spread 0.5; 4 degrees: t = 4.6041; √(1 + 1/4) = 1.1180.
        var usual = UsualPriceRules.UsualOf(Learned(0, 10m, 10m, 10m), Start)!;

        Assert.Equal(10 + (4.6041 * 0.5 * 1.1180), (double)usual.High, 3);
        Assert.Equal(10 - (4.6041 * 0.5 * 1.1180), (double)usual.Low, 3);
    }

    [Fact]
    public void UsualOf_TwoPrices_TooFewToSay() => Assert.Null(UsualPriceRules.UsualOf(Learned(10m, 10m), Start));

    [Fact]
    public void UsualOf_NothingKnown_Null() => Assert.Null(UsualPriceRules.UsualOf(null, Start));

    [Fact]
    public void UsualOf_PinnedByAPerson_ATenthAroundIt()
    {
        var usual = UsualPriceRules.UsualOf(new() { Pinned = new(20, Start, "admin") }, Start)!;

        Assert.Equal((20m, 18m, 22m, BeliefBasis.Pinned), (usual.Level, usual.Low, usual.High, usual.Basis));
    }

    [Fact]
    public void UsualOf_LongUnheardOf_IsWider()
    {
        var learned = Learned(10m, 11m, 9m, 10m, 12m, 10m);

        Assert.True(UsualPriceRules.UsualOf(learned, Start.AddDays(1000))!.High > UsualPriceRules.UsualOf(learned, Start.AddDays(6))!.High);
    }

    [Fact]
    public void Learn_QuoteFarOff_CountsOnceItIsPaid()
    {
        var beliefs = new Dictionary<string, LearnedBelief>();
        LearningRules.Learn(beliefs, Price(0, 10m, "quote:1"));
        LearningRules.Learn(beliefs, Price(1, 90m, "quote:2") with { IsFarOff = true });
        Assert.Equal(1, beliefs["price:S"].Observations);
        LearningRules.Learn(beliefs, Price(2, 90m, "order:1") with { Paid = true });

        Assert.Equal(2, beliefs["price:S"].Observations);
        Assert.Equal(90m, beliefs["price:S"].LastPaid!.UnitPrice);
    }

    [Fact]
    public void Trend_AnyPricesInAnyOrder_IsTheWeightedLeastSquaresLine() => Gen
        .Select(Gen.Int[0, 700], Gen.Double[1, 100]).Array[3, 12]
        .Where(points => points.Select(point => point.Item1).Distinct().Count() > 1)
        .Sample(points =>
        {
            var beliefs = new Dictionary<string, LearnedBelief>();
            foreach (var (point, i) in points.Select((point, i) => (point, i)))
                LearningRules.Learn(beliefs, Price(point.Item1, (decimal)point.Item2, $"E{i}"));

            // The normal equations, solved the plain way.
            var newest = points.Max(point => point.Item1);
            double w = 0, wx = 0, wy = 0, wxx = 0, wxy = 0;
            foreach (var (day, price) in points)
            {
                var (x, y) = (day - newest, (double)(decimal)price);
                var weight = Math.Pow(2, x / 180.0);
                (w, wx, wy, wxx, wxy) = (w + weight, wx + (weight * x), wy + (weight * y), wxx + (weight * x * x), wxy + (weight * x * y));
            }

            var spread = (w * wxx) - (wx * wx);
            if (beliefs["price:S"].Trend!.Slope() is not { } slope) return spread / w < 1.1;
            return Math.Abs(slope - (30 * ((w * wxy) - (wx * wy)) / spread)) < 1e-6 * (1 + Math.Abs(slope));
        });

    [Fact]
    public void Of_PriceThatRises_ShowsItsTrend()
    {
        var belief = BeliefRules.Of("price:S", Learned(30, 10m, 11m, 12m, 13m), Start.AddDays(90))!;

        Assert.Equal(1, belief.TrendIn30Days!.Value, 6);
        Assert.Null(BeliefRules.Of("price:S", Learned(10m, 11m), Start)!.TrendIn30Days);
    }

    private static LearnedBelief Learned(params decimal[] prices) => Learned(1, prices);

    private static LearnedBelief Learned(int days, params decimal[] prices)
    {
        var beliefs = new Dictionary<string, LearnedBelief>();
        for (var i = 0; i < prices.Length; i++) LearningRules.Learn(beliefs, Price(days * i, prices[i], $"E{i}"));
        return beliefs["price:S"];
    }

    private static Evidence Price(int day, decimal price, string id) =>
        new() { Id = id, VendorId = "V", Sku = "S", At = Start.AddDays(day), UnitPrice = price };
}
