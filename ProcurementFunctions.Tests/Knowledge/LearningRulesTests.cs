using CsCheck;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Tests.Knowledge;

public sealed class LearningRulesTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Evidence> SomeEvidence = Gen.Select(
        Gen.Int[0, 2000], Gen.Double[0, 60], Gen.Bool, Gen.Int[1, 50], Gen.Int[0, 60], Gen.Decimal[0.01m, 1000m]).Select(
        (day, lead, paid, ordered, received, price) => new Evidence
        {
            Id = "",
            VendorId = "V",
            Sku = "S",
            At = Start.AddDays(day),
            LeadTimeDays = lead,
            OnTime = lead < 30,
            Ordered = ordered,
            Received = received,
            Rejected = received / 2,
            UnitPrice = price,
            Paid = paid,
        });

    [Fact]
    public void Learn_InAnyOrder_GivesTheSameStatistics() =>
        SomeEvidence.List[1, 60].Select(Gen.Int[0, int.MaxValue]).Sample((some, seed) =>
        {
            var evidence = some.Select((one, index) => one with { Id = $"e{index}" }).ToArray();
            var shuffled = evidence.ToArray();
            new Random(seed).Shuffle(shuffled);
            AssertSame(Learned(evidence), Learned(shuffled));
        });

    [Fact]
    public void Join_OfTwoParts_IsTheWhole() =>
        SomeEvidence.List[2, 60].Select(Gen.Int[1, 59]).Sample((some, cut) =>
        {
            var evidence = some.Select((one, index) => one with { Id = $"e{index}" }).ToArray();
            var (first, second) = (Learned(evidence.Take(cut)), Learned(evidence.Skip(cut)));
            var joined = first.Keys.Union(second.Keys).ToDictionary(
                name => name,
                name => LearningRules.Join(
                    first.GetValueOrDefault(name) ?? new(), second.GetValueOrDefault(name) ?? new(), name));
            AssertSame(Learned(evidence), joined);
        });

    [Fact]
    public void ObservationsOf_WhatOrdersCameTo_TellsOwnDaysAndWhatWasTakenBack()
    {
        var came = Delivery("came", Start, leadTime: 9) with { OwnDays = 1.5, Withdrawn = false };
        var back = new Evidence { Id = "back", VendorId = "V", Sku = "S", At = Start, Withdrawn = true, WithdrawnAfterDays = 2 };

        Assert.Contains(new(BeliefNames.OwnDays, 1.5), LearningRules.ObservationsOf(came));
        Assert.Contains(new(BeliefNames.WithdrawnRate, 0), LearningRules.ObservationsOf(came));
        Assert.Equal([new(BeliefNames.WithdrawnRate, 1), new(BeliefNames.WithdrawnAfterDays, 2)], LearningRules.ObservationsOf(back));
    }

    [Fact]
    public void Learn_HalfALifeApart_WeighsTheOlderHalf()
    {
        var beliefs = Learned(
        [
            Delivery("new", Start.AddDays(180), leadTime: 10),
            Delivery("old", Start, leadTime: 4),
        ]);

        var lead = beliefs[BeliefNames.LeadTimeDays];
        // Weights 1 and ½: mean (10 + ½·4) ÷ 1.5 = 8; squared deviations 1·2² + ½·4² = 12.
        Assert.Equal(1.5, lead.Weight, 12);
        Assert.Equal(8, lead.Mean, 12);
        Assert.Equal(12, lead.SquaredDeviations, 12);
        Assert.Equal(2, lead.Observations);
        Assert.Equal(["new", "old"], lead.Evidence.Select(mark => mark.Id));
        Assert.Equal(Start.AddDays(180), lead.LastObserved);
    }

    [Fact]
    public void Learn_ADelivery_CountsSharesByLine()
    {
        var beliefs = Learned([Delivery("d", Start, leadTime: 9) with { Ordered = 10, Received = 8, Rejected = 2 }]);

        Assert.Equal(0.8, beliefs[BeliefNames.FillRate].Mean, 12);
        Assert.Equal(0.25, beliefs[BeliefNames.RejectRate].Mean, 12);
        Assert.Equal(1, beliefs[BeliefNames.OnTimeRate].Mean);
        Assert.DoesNotContain(BeliefNames.StockLikelihood, beliefs.Keys);
    }

    [Fact]
    public void Learn_MoreThanIsNamed_NamesTheLatest()
    {
        var beliefs = Learned(Enumerable.Range(0, 50).Select(day => Delivery($"d{day:00}", Start.AddDays(day), 5)));

        var named = beliefs[BeliefNames.LeadTimeDays].Evidence;
        Assert.Equal(Enumerable.Range(30, 20).Reverse().Select(day => $"d{day:00}"), named.Select(mark => mark.Id));
        Assert.Equal(50, beliefs[BeliefNames.LeadTimeDays].Observations);
    }

    [Fact]
    public void Learn_PricesPaidAndQuoted_KeepsTheLastPaid()
    {
        var beliefs = Learned(
        [
            Price("paid-2", Start.AddDays(2), 12m, paid: true),
            Price("quoted", Start.AddDays(3), 15m, paid: false),
            Price("paid-1", Start.AddDays(1), 10m, paid: true),
        ]);

        Assert.Equal(new PaidPrice(12m, Start.AddDays(2), "paid-2"), beliefs["price:S"].LastPaid);
        Assert.Equal(3, beliefs["price:S"].Observations);
    }

    [Fact]
    public void Learn_WhatWasForgotten_StaysOut()
    {
        var beliefs = new Dictionary<string, LearnedBelief>
        {
            [BeliefNames.LeadTimeDays] = new() { CountsAfter = Start.AddDays(5) },
        };
        LearningRules.Learn(beliefs, Delivery("before", Start.AddDays(5), 40));
        LearningRules.Learn(beliefs, Delivery("after", Start.AddDays(6), 7));

        Assert.Equal(7, beliefs[BeliefNames.LeadTimeDays].Mean);
        Assert.Equal(1, beliefs[BeliefNames.LeadTimeDays].Observations);
    }

    private static Evidence Delivery(string id, DateTimeOffset at, double leadTime) =>
        new() { Id = id, VendorId = "V", Sku = "S", At = at, LeadTimeDays = leadTime, OnTime = true };

    private static Evidence Price(string id, DateTimeOffset at, decimal price, bool paid) =>
        new() { Id = id, VendorId = "V", Sku = "S", At = at, UnitPrice = price, Paid = paid };

    private static Dictionary<string, LearnedBelief> Learned(IEnumerable<Evidence> evidence)
    {
        var beliefs = new Dictionary<string, LearnedBelief>();
        foreach (var one in evidence) LearningRules.Learn(beliefs, one);
        return beliefs;
    }

    private static void AssertSame(
        IReadOnlyDictionary<string, LearnedBelief> expected, IReadOnlyDictionary<string, LearnedBelief> actual)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach (var (name, one) in expected)
        {
            var other = actual[name];
            Assert.Equal(one.Weight, other.Weight, 1e-9);
            Assert.Equal(one.Mean, other.Mean, 1e-6);
            Assert.Equal(one.SquaredDeviations, other.SquaredDeviations, 1e-5 * (1 + one.SquaredDeviations));
            Assert.Equal(one.Observations, other.Observations);
            Assert.Equal(one.LastObserved, other.LastObserved);
            Assert.Equal(one.Evidence, other.Evidence);
            Assert.Equal(one.LastPaid, other.LastPaid);
        }
    }
}
