using CsCheck;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class ReplenishmentTimeTests
{
    [Fact]
    public void Of_ByHand_AddsTheFirmsOwnDaysAndThoseOfOrdersTakenBack()
    {
        // p = 0.2: 0.25 orders are lost before one is kept, with the variance 0.2 ÷ 0.64 = 0.3125. Each costs 4 ± 1 days.
        var time = ReplenishmentTime.Of(new("V", 9, 2)
        {
            OwnDays = 1.5,
            OwnStandardDeviation = 0.5,
            WithdrawnRate = 0.2,
            WithdrawnAfterDays = 4,
            WithdrawnStandardDeviation = 1,
        });

        Assert.Equal((1.5, 9, 1), (time.Own, time.Vendor, time.Lost));
        Assert.Equal(11.5, time.Days);
        // 2² + 0.5² + 0.25·1² + 0.3125·4²
        Assert.Equal(4 + 0.25 + 0.25 + 5, time.Variance, 12);
    }

    [Fact]
    public void Of_AVendorAlone_IsItsLeadTime() =>
        Assert.Equal(new ReplenishmentTime(0, 9, 0, 4), ReplenishmentTime.Of(new("V", 9, 2)));

    [Fact]
    public void Of_OrdersTakenBack_AreAsOftenLostAsDrawn()
    {
        // Orders are placed until one is kept, a hundred thousand times.
        var (random, days) = (new Random(3), new double[100_000]);
        for (var i = 0; i < days.Length; i++)
        {
            while (random.NextDouble() < 0.15) days[i] += 2 + (4 * random.NextDouble());
            days[i] += 9;
        }

        var time = ReplenishmentTime.Of(new("V", 9, 0) { WithdrawnRate = 0.15, WithdrawnAfterDays = 4, WithdrawnStandardDeviation = 4 / Math.Sqrt(12) });

        Assert.Equal(days.Average(), time.Days, 0.03);
        Assert.Equal(days.Select(one => (one - days.Average()) * (one - days.Average())).Average(), time.Variance, 0.15);
    }

    [Fact]
    public void Of_MoreThatGoesWrong_NeverShortensIt() =>
        Gen.Select(Gen.Double[0, 30], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 20]).Sample((own, one, other, after) =>
        {
            var lead = new LeadTime("V", 9, 2) { OwnDays = own, WithdrawnAfterDays = after };
            var less = ReplenishmentTime.Of(lead with { WithdrawnRate = Math.Min(one, other) });
            var more = ReplenishmentTime.Of(lead with { WithdrawnRate = Math.Max(one, other) });

            Assert.True(more.Days >= less.Days && more.Variance >= less.Variance && less.Days >= 9 + own);
            // However often a vendor takes orders back, it is reckoned with as if it took back half.
            Assert.True(more.Lost <= after && double.IsFinite(more.Variance));
        });
}
