using CsCheck;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Tests.Autonomy;

public sealed class EarnedLimitRulesTests
{
    [Fact]
    public void Of_EnoughAgreementsAndAnOrderThatCame_IsTwiceTheLargestByTheShareAgreed()
    {
        var track = new Track().Agreed(9).Agreed(1, 150).Came();
        var limit = track.Limit();

        Assert.Equal(decimal.Round(300 * (decimal)track.Record().AtLeast, 2, MidpointRounding.ToZero), limit.Amount);
        Assert.InRange(limit.Amount, 150, 300);
        Assert.StartsWith("2 × 150.00, the largest agreed to unchanged", limit.Why, StringComparison.Ordinal);
        Assert.Contains("(10 in a row)", limit.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0 proposals were agreed to unchanged, and 5 are wanted")]
    [InlineData(4, "4 proposals were agreed to unchanged, and 5 are wanted")]
    public void Of_TooFewAgreements_IsNothing(int agreed, string why)
    {
        var limit = new Track().Agreed(agreed).Came().Limit();

        Assert.Equal((0, why), (limit.Amount, limit.Why));
    }

    [Fact]
    public void Of_AVendorThatHasDeliveredNone_IsNothing() =>
        Assert.Contains("no order of it has come", new Track().Agreed(50).Limit().Why, StringComparison.Ordinal);

    [Theory]
    [InlineData(ProposalOutcome.Rejected)]
    [InlineData(ProposalOutcome.Undone)]
    public void Of_ANo_IsNothingUntilAsManyAgreeAgain(ProposalOutcome no)
    {
        Track After(int agreed) => new Track().Agreed(50).Came().Made(no).Agreed(agreed, 40);

        Assert.Equal(0, After(0).Limit().Amount);
        Assert.Contains("since the no of ", After(4).Limit().Why, StringComparison.Ordinal);
        // What was agreed to before the no is not the measure any more.
        Assert.InRange(After(5).Limit().Amount, 1, 80);
    }

    [Fact]
    public void Of_ANoAboutTheItemAtAnotherVendor_IsOneAboutTheItem() =>
        Assert.Equal(0, new Track().Agreed(50).Came().Made(ProposalOutcome.Rejected, vendor: "OTHER").Limit().Amount);

    [Fact]
    public void Of_ASetback_HalvesUntilAsManySuccessesCame()
    {
        var before = new Track().Agreed(40).Came().Limit().Amount;
        (Track Track, string What)[] setbacks =
        [
            (new Track().Agreed(40).Came().Came(onTime: false), "an order came late"),
            (new Track().Agreed(40).Came().Came(received: 9), "an order came short"),
            (new Track().Agreed(40).Came().Came(rejected: 1), "goods were rejected"),
            (new Track().Agreed(40).Came().FarOff(), "a price was out of line"),
        ];

        Assert.All(setbacks, setback =>
        {
            var limit = setback.Track.Limit();
            Assert.InRange(limit.Amount, before * 0.49m, before * 0.51m);
            Assert.Contains($"halved for each of 1: {setback.What}", limit.Why, StringComparison.Ordinal);
            Assert.InRange(setback.Track.Came(5).Limit().Amount, before * 0.95m, before * 1.05m);
        });
        Assert.InRange(new Track().Agreed(40).Came().Came(3, onTime: false).Limit().Amount, before * 0.12m, before * 0.13m);
    }

    [Fact]
    public void Of_AChangedProposal_HalvesAndCountsAgainstTheShare()
    {
        var changed = new Track().Agreed(40).Came().Made(ProposalOutcome.Changed);

        Assert.True(changed.Limit().Amount < new Track().Agreed(40).Came().Limit().Amount / 2);
        Assert.Equal((40, 1, 0), (changed.Record().Unchanged, changed.Record().Changed, changed.Record().Refused));
    }

    [Fact]
    public void Of_AnyEvidence_IsNeverAboveTheCeilingNorTwiceWhatPeopleAgreedTo() => Gen
        .Select(Gen.Int[0, 6], Gen.Int[1, 2000]).Array[0, 60]
        .Sample(events =>
        {
            var track = new Track();
            foreach (var (kind, amount) in events)
            {
                track = kind switch
                {
                    0 => track.Made(ProposalOutcome.Rejected, total: amount),
                    1 => track.Made(ProposalOutcome.Undone, total: amount),
                    2 => track.Made(ProposalOutcome.Changed, total: amount),
                    3 => track.Came(onTime: amount % 3 > 0),
                    4 => track.FarOff(),
                    _ => track.Agreed(1, amount),
                };
            }

            var limit = track.Limit();
            Assert.InRange(limit.Amount, 0, Math.Min(Track.Settings.PerPurchase, 2 * track.Record().Largest));
            if (limit.Amount > 0) Assert.True(limit.Record.InARow >= Track.Settings.MinimumObservations && limit.Record.AsPromised > 0);
            // One more no takes all of it, at once.
            Assert.Equal(0, track.Made(ProposalOutcome.Undone).Limit().Amount);
        });

    [Fact]
    public void Of_NobodyAskedForAYear_TrustFades()
    {
        var track = new Track().Agreed(20).Came();
        var later = EarnedLimitRules.Of(track.Record(now: track.Now.AddDays(720)), Track.Perfect, Track.Settings with { Confidence = 0.7 });

        Assert.True(track.Limit(Track.Settings with { Confidence = 0.7 }).Amount > 0);
        Assert.Equal(0, later.Amount);
    }

    [Fact]
    public void Of_ExcludedOrOfAVendorThatPeopleTurnDown_IsNothing()
    {
        var track = new Track().Agreed(40).Came();

        Assert.Contains("BOLT is excluded", track.Limit(Track.Settings with { ExcludedItems = ["bolt"] }).Why, StringComparison.Ordinal);
        Assert.Contains("ACME is excluded", track.Limit(Track.Settings with { ExcludedVendors = ["ACME"] }).Why, StringComparison.Ordinal);
        Assert.Contains("0.40 of all proposals to buy from ACME", track.Limit(vendor: new(0.4, 1)).Why, StringComparison.Ordinal);
        Assert.Equal(decimal.Round(track.Limit().Amount / 2, 1), decimal.Round(track.Limit(vendor: new(1, 0.5)).Amount, 1));
    }

    [Fact]
    public void Of_TheOrderInWhichEvidenceCame_ChangesNothing()
    {
        var track = new Track().Agreed(12).Came().Made(ProposalOutcome.Changed).Agreed(3, 70).FarOff().Came(2, onTime: false);
        TrackRecord Of(IReadOnlyList<Evidence> evidence) => TrackRecordRules.Of("BOLT", "ACME", evidence, 5, track.Now);
        var (one, other) = (Of(track.Evidence), Of([.. track.Evidence.Reverse()]));

        Assert.Equal(one.AtLeast, other.AtLeast, 9);
        Assert.Equal((one.InARow, one.Largest, one.Setbacks.Count, one.Evidence[0]), (other.InARow, other.Largest, other.Setbacks.Count, other.Evidence[0]));
        Assert.Equal(TrackRecordRules.NamedEvidence, one.Evidence.Count);
    }
}
