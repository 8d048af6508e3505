using System.Runtime.CompilerServices;
using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Insights.Vendors;

/// <summary>Answers about vendors, from what was learned of them and the evidence that is kept.</summary>
internal sealed class VendorInsights(
    IKnowledge knowledge, IEvidenceRecords evidence, ItemOffers sellers, IOperationsStore operations, TimeProvider time)
{
    private const int VendorsAtOnce = 200;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(90);

    public async Task<VendorsInsight> VendorsAsync(VendorQuestion question, InsightPage page, CancellationToken cancellation)
    {
        var (ranking, now) = (new Ranking<Seen>(page), time.GetUtcNow());
        var (count, known) = (0, 0);
        await foreach (var seen in SeenAsync(question, now, cancellation))
        {
            var place = MeasureRules.PlaceOf(seen.Rank, question);
            count++;
            if (place.Group == 0) known++;
            ranking.Add(place, seen);
        }

        var shown = ranking.Take();
        var currency = (await operations.ReadAsync(cancellation)).Document.Currency;
        return new(
            question.Measure,
            MeasureRules.UnitOf(question.Measure),
            question.Sku,
            question.BestFirst,
            currency,
            count,
            known,
            await WithEvidenceAsync(shown.Items, question, cancellation),
            shown.NextCursor);
    }

    private async IAsyncEnumerable<Seen> SeenAsync(
        VendorQuestion question, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (question.Sku is { } sku)
        {
            foreach (var offer in await sellers.ListAsync(sku, cancellation)) yield return SeenOf(question, offer.Vendor, offer, now);
            yield break;
        }

        string? cursor = null;
        do
        {
            var page = await knowledge.ListVendorsAsync(VendorsAtOnce, cursor, cancellation);
            foreach (var stored in page.Items) yield return SeenOf(question, stored.Document, null, now);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    private static Seen SeenOf(VendorQuestion question, VendorDocument vendor, KnownOffer? known, DateTimeOffset now)
    {
        var name = MeasureRules.BeliefOf(question.Measure, question.Sku);
        var learned = question.Measure == VendorMeasure.Price ? known?.Price : vendor.Beliefs.GetValueOrDefault(name);
        var belief = BeliefRules.Of(name, learned, now);
        // What its offer states says more of it than what is usual of any vendor.
        var stated = question.Measure switch
        {
            VendorMeasure.Price when belief is null => (double?)known?.Offer.ListPrice,
            VendorMeasure.LeadTime when belief is { Basis: BeliefBasis.Prior } => known?.Offer.LeadTimeDays,
            _ => null,
        };
        var (value, low, high) = stated is { } said ? (said, said, said) : MeasureRules.FigureOf(question.Measure, belief!);
        return new(
            new(
                vendor.VendorId,
                vendor.Name,
                vendor.Active,
                value,
                low,
                high,
                stated is null ? FigureBases.Of(belief!.Basis) : FigureBasis.Offer,
                belief?.Observations ?? 0,
                belief?.LastObserved,
                null,
                null,
                VendorTrend.NotKnown,
                known?.Offer),
            learned?.CountsAfter);
    }

    /// <summary>With the trends and, of late orders, the counts: one look at the evidence of all of them.</summary>
    private async Task<IReadOnlyList<VendorRank>> WithEvidenceAsync(
        IReadOnlyList<Seen> shown, VendorQuestion question, CancellationToken cancellation)
    {
        var belief = MeasureRules.BeliefOf(question.Measure, question.Sku);
        var tallies = shown
            .Where(seen => seen.Rank.LastObserved is not null)
            .ToDictionary(seen => seen.Rank.VendorId, seen => (seen.CountsAfter, Tally: new TrendTally(seen.Rank.LastObserved!.Value - Recent)));
        if (tallies.Count > 0)
        {
            await foreach (var piece in evidence.ListAsync([.. tallies.Keys], belief, cancellation))
            {
                var (after, tally) = tallies[piece.VendorId];
                if (piece.At <= after) continue;
                foreach (var seen in LearningRules.ObservationsOf(piece).Where(seen => seen.Name == belief))
                    tally.Add(MeasureRules.ValueOf(question.Measure, seen.Value), piece.At);
            }
        }

        return [.. shown.Select(seen => WithEvidence(seen.Rank, question.Measure, tallies.GetValueOrDefault(seen.Rank.VendorId).Tally))];
    }

    private static VendorRank WithEvidence(VendorRank rank, VendorMeasure measure, TrendTally? tally)
    {
        var counts = measure is VendorMeasure.Late or VendorMeasure.OnTime;
        var sum = (int)Math.Round(tally?.Sum ?? 0);
        return rank with
        {
            Late = counts ? (measure == VendorMeasure.Late ? sum : (tally?.Count ?? 0) - sum) : null,
            Judged = counts ? tally?.Count ?? 0 : null,
            Trend = tally?.Trend(MeasureRules.IsMoreBetter(measure)) ?? VendorTrend.NotKnown,
        };
    }

    /// <param name="CountsAfter">What was seen up to then was forgotten; null: all counts.</param>
    private sealed record Seen(VendorRank Rank, DateTimeOffset? CountsAfter);
}
