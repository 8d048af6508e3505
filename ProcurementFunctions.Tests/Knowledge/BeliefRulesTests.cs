using CsCheck;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Tests.Knowledge;

public sealed class BeliefRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void All_NothingKnown_IsPriorsAndSaysSo()
    {
        var all = BeliefRules.All(Vendor(), Now);

        Assert.Equal(BeliefRules.Standard, all.Keys);
        Assert.All(all.Values, belief =>
        {
            Assert.Equal(BeliefBasis.Prior, belief.Basis);
            Assert.Equal(0, belief.Observations);
            Assert.Null(belief.LastObserved);
            Assert.True(belief.Low < belief.Value && belief.Value < belief.High);
        });
        Assert.Equal(0.8, all[BeliefNames.OnTimeRate].Value, 12);
    }

    [Fact]
    public void Of_EightOnTimeOfTen_IsTheBetaPosterior()
    {
        var learned = new LearnedBelief { Weight = 10, Mean = 0.8, Observations = 10, LastObserved = Now };

        var belief = BeliefRules.Of(BeliefNames.OnTimeRate, learned, Now)!;

        // Prior Beta(4, 1) and 8 of 10: Beta(12, 3), mean 12 ÷ 15. As strong, with its mode at 0.8: Beta(11.4, 3.6).
        Assert.Equal(0.8, belief.Value, 12);
        Assert.Equal(0.05, new BetaDistribution(11.4, 3.6).Cumulative(belief.Low), 9);
        Assert.Equal(0.95, new BetaDistribution(11.4, 3.6).Cumulative(belief.High), 9);
        Assert.Equal(BeliefBasis.Evidence, belief.Basis);
    }

    [Fact]
    public void Of_LeadTimes_IsMeanAndStudentInterval()
    {
        // Four deliveries of 8, 10, 10 and 12 days: mean 10, squared deviations 8.
        var learned = new LearnedBelief
        {
            Weight = 4,
            Mean = 10,
            SquaredDeviations = 8,
            Observations = 4,
            LastObserved = Now,
        };

        var belief = BeliefRules.Of(BeliefNames.LeadTimeDays, learned, Now)!;

        // The variance has a prior of 4² worth one observation: (16 + 8) ÷ 5; t with 5 degrees of freedom is 2.0150.
        Assert.Equal(10, belief.Value);
        Assert.Equal(Math.Sqrt(24.0 / 5), belief.StandardDeviation!.Value, 12);
        Assert.Equal(2.0150 * Math.Sqrt(24.0 / 5 / 5), belief.High - 10, 3);
        Assert.Equal(belief.High - 10, 10 - belief.Low, 9);
    }

    [Theory]
    [InlineData(BeliefNames.OnTimeRate)]
    [InlineData(BeliefNames.RejectRate)]
    [InlineData(BeliefNames.LeadTimeDays)]
    [InlineData(BeliefNames.PromiseErrorDays)]
    [InlineData("price:S")]
    public void Of_TimeSinceTheNewest_WidensTheIntervalAndKeepsTheValue(string name) =>
        Gen.Select(Gen.Double[0.5, 100], Gen.Double[0, 1], Gen.Double[0, 4], Gen.Int[1, 3000], Gen.Int[1, 3000]).Sample(
            (weight, mean, spread, soon, later) =>
            {
                var learned = new LearnedBelief
                {
                    Weight = weight,
                    Mean = mean,
                    SquaredDeviations = spread,
                    Observations = 3,
                    LastObserved = Now,
                };
                var first = BeliefRules.Of(name, learned, Now.AddDays(soon))!;
                var second = BeliefRules.Of(name, learned, Now.AddDays(soon + later))!;

                Assert.Equal(first.Value, second.Value);
                Assert.True(first.Low <= first.Value && first.Value <= first.High);
                Assert.True(second.High - second.Low >= first.High - first.Low - 1e-9);
            });

    [Fact]
    public void Of_APriceNeverSeen_IsNothing() => Assert.Null(BeliefRules.Of("price:S", null, Now));

    [Theory]
    [InlineData("mood")]
    [InlineData("price:")]
    public void Of_NoSuchBelief_IsNothing(string name) =>
        Assert.Null(BeliefRules.Of(name, new() { Weight = 3, Mean = 1, Observations = 3 }, Now));

    [Fact]
    public void Change_Pin_HoldsTheValueAndKeepsTheEvidence()
    {
        var vendor = Vendor((BeliefNames.OnTimeRate, new() { Weight = 10, Mean = 0.5, Observations = 10, LastObserved = Now }));

        var pinned = VendorRules.Change(vendor, BeliefNames.OnTimeRate, new(BeliefAction.Pin, 0.95), "admin", Now).Value!;
        var belief = BeliefRules.Of(pinned, BeliefNames.OnTimeRate, Now)!;

        Assert.Equal((0.95, 0.95, 0.95, BeliefBasis.Pinned, 10), (belief.Value, belief.Low, belief.High, belief.Basis, belief.Observations));
    }

    [Fact]
    public void Change_Correct_BeginsFromTheValueAndLearnsOn()
    {
        var vendor = Vendor((BeliefNames.LeadTimeDays, new() { Weight = 10, Mean = 40, Observations = 10, LastObserved = Now }));

        var corrected = VendorRules.Change(vendor, BeliefNames.LeadTimeDays, new(BeliefAction.Correct, 10), "admin", Now).Value!;
        var told = BeliefRules.Of(corrected, BeliefNames.LeadTimeDays, Now)!;
        var beliefs = new Dictionary<string, LearnedBelief>(corrected.Beliefs);
        LearningRules.Learn(beliefs, Delivery(Now.AddDays(-1), 40));
        LearningRules.Learn(beliefs, Delivery(Now.AddDays(1), 21));
        var moved = BeliefRules.Of(BeliefNames.LeadTimeDays, beliefs[BeliefNames.LeadTimeDays], Now)!;

        Assert.Equal((10.0, BeliefBasis.Corrected, 0), (told.Value, told.Basis, told.Observations));
        // Ten observations of 10 days, a day old by the newest, and one of 21.
        var weight = 10 * Math.Pow(0.5, 1.0 / 180);
        Assert.Equal(((weight * 10) + 21) / (weight + 1), moved.Value, 9);
        Assert.Equal(1, moved.Observations);
    }

    [Fact]
    public void Change_Forget_IsThePriorAgain()
    {
        var vendor = Vendor((BeliefNames.FillRate, new() { Weight = 10, Mean = 0.1, Observations = 10, LastObserved = Now, Pinned = new(0.2, Now, "x") }));

        var forgotten = VendorRules.Change(vendor, BeliefNames.FillRate, new(BeliefAction.Forget), "admin", Now).Value!;

        Assert.Equal(BeliefRules.Of(BeliefNames.FillRate, null, Now)!.Value, BeliefRules.Of(forgotten, BeliefNames.FillRate, Now)!.Value);
        Assert.Equal(BeliefBasis.Prior, BeliefRules.Of(forgotten, BeliefNames.FillRate, Now)!.Basis);
    }

    [Theory]
    [InlineData(BeliefNames.OnTimeRate, BeliefAction.Pin, 1.5)]
    [InlineData(BeliefNames.OnTimeRate, BeliefAction.Correct, -0.1)]
    [InlineData(BeliefNames.LeadTimeDays, BeliefAction.Correct, -1.0)]
    [InlineData(BeliefNames.LeadTimeDays, BeliefAction.Correct, null)]
    [InlineData(BeliefNames.FillRate, BeliefAction.Forget, 0.5)]
    [InlineData("price:S", BeliefAction.Pin, null)]
    [InlineData("price:S", BeliefAction.Pin, double.NaN)]
    public void Change_ValueThatCannotBe_IsRefused(string name, BeliefAction action, double? value) =>
        Assert.False(VendorRules.Change(Vendor(), name, new(action, value), "admin", Now).IsAccepted);

    private static Evidence Delivery(DateTimeOffset at, double days) =>
        new() { Id = $"d{at:o}", VendorId = "V", Sku = "S", At = at, LeadTimeDays = days };

    private static VendorDocument Vendor(params (string Name, LearnedBelief Learned)[] beliefs) => new()
    {
        Id = "V",
        VendorId = "V",
        Name = "Vendor",
        Beliefs = beliefs.ToDictionary(belief => belief.Name, belief => belief.Learned),
    };
}
