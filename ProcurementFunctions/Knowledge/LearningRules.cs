namespace ProcurementFunctions.Knowledge;

/// <summary>
/// How evidence becomes statistics. Weights fade exponentially with age (half-life <see cref="HalfLife"/>) against the
/// newest evidence of the belief, as in exponentially weighted moments; two sets of statistics are joined by the
/// parallel formula of Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample
/// variances" (1979). Joining is commutative and associative, so the order of learning does not matter.
/// </summary>
/// <remarks>
/// Shares of units (filled, rejected) count one observation for each order line with its share as value, not one for each
/// unit: the units of one delivery are not independent, and a single order of 8,000 would outweigh a year of others.
/// </remarks>
public static class LearningRules
{
    /// <summary>The age at which evidence weighs half as much as the newest.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(180);

    /// <summary>How many of the latest pieces of evidence a belief names.</summary>
    public const int NamedEvidence = 20;

    /// <summary>The same for the price of an item, of which a vendor has as many as it sells items.</summary>
    public const int NamedPriceEvidence = 5;

    /// <summary>What a piece of evidence says: a value for each belief that it bears on.</summary>
    public static IEnumerable<Observation> ObservationsOf(Evidence evidence)
    {
        if (evidence.OnTime is { } onTime) yield return new(BeliefNames.OnTimeRate, onTime ? 1 : 0);
        if (evidence is { Ordered: > 0 and var ordered, Received: >= 0 and var received })
            yield return new(BeliefNames.FillRate, Math.Min(1, (double)received / ordered));
        if (evidence is { Received: > 0 and var arrived, Rejected: >= 0 and var rejected })
            yield return new(BeliefNames.RejectRate, Math.Min(1, (double)rejected / arrived));
        if (evidence.LeadTimeDays is >= 0 and < double.PositiveInfinity)
            yield return new(BeliefNames.LeadTimeDays, evidence.LeadTimeDays.Value);
        if (evidence.PromiseErrorDays is { } error && double.IsFinite(error))
            yield return new(BeliefNames.PromiseErrorDays, error);
        if (evidence.InStock is { } inStock) yield return new(BeliefNames.StockLikelihood, inStock ? 1 : 0);
        if (evidence.Score is >= 0 and <= 1) yield return new(BeliefNames.Rating, evidence.Score.Value);
        if (evidence.Accepted is { } accepted) yield return new(BeliefNames.AcceptRate, accepted ? 1 : 0);
        if (evidence.Answered is { } answered) yield return new(BeliefNames.QuoteAnswerRate, answered ? 1 : 0);
        if (evidence.OwnDays is >= 0 and < double.PositiveInfinity) yield return new(BeliefNames.OwnDays, evidence.OwnDays.Value);
        if (evidence.Withdrawn is { } withdrawn) yield return new(BeliefNames.WithdrawnRate, withdrawn ? 1 : 0);
        if (evidence.WithdrawnAfterDays is >= 0 and < double.PositiveInfinity)
            yield return new(BeliefNames.WithdrawnAfterDays, evidence.WithdrawnAfterDays.Value);
        if (evidence.InvoiceMatched is { } agreed) yield return new(BeliefNames.InvoiceAccuracy, agreed ? 1 : 0);
        if (evidence.Proposal is { } made) yield return new(BeliefNames.AgreementRate, made == ProposalOutcome.Unchanged ? 1 : 0);
        // A quote far out of line is believed once it was paid.
        if (evidence.UnitPrice is >= 0 && (evidence.Paid || !evidence.IsFarOff)) yield return new(BeliefNames.Price(evidence.Sku), (double)evidence.UnitPrice.Value);
    }

    /// <summary>
    /// Learns one piece of evidence into a set of beliefs. What a person had forgotten or corrected since stays out.
    /// </summary>
    public static void Learn(IDictionary<string, LearnedBelief> beliefs, Evidence evidence)
    {
        foreach (var (name, value) in ObservationsOf(evidence))
        {
            var known = beliefs.TryGetValue(name, out var found) ? found : new LearnedBelief();
            if (evidence.At <= known.CountsAfter) continue;
            beliefs[name] = Join(known, Single(value, evidence, name), name);
        }
    }

    /// <summary>
    /// The statistics of both sets of evidence together. A person's word comes from <paramref name="known"/>.
    /// </summary>
    public static LearnedBelief Join(LearnedBelief known, LearnedBelief more, string name)
    {
        if (more.LastObserved is not { } newestOfMore) return known;
        var newest = known.LastObserved > newestOfMore ? known.LastObserved.Value : newestOfMore;
        var (fadedKnown, fadedMore) = (Fading(known.LastObserved, newest), Fading(newestOfMore, newest));
        var (a, b) = (known.Weight * fadedKnown, more.Weight * fadedMore);
        var weight = a + b;
        var apart = more.Mean - known.Mean;
        return known with
        {
            Weight = weight,
            Mean = (known.Mean * a / weight) + (more.Mean * b / weight),
            SquaredDeviations = (known.SquaredDeviations * fadedKnown)
                + (more.SquaredDeviations * fadedMore) + (apart * apart * a * b / weight),
            Observations = known.Observations + more.Observations,
            LastObserved = newest,
            Evidence = Latest(known.Evidence, more.Evidence, BeliefNames.IsPrice(name) ? NamedPriceEvidence : NamedEvidence),
            LastPaid = Later(known.LastPaid, more.LastPaid),
            Trend = known.LastObserved is not { } newestOfKnown ? more.Trend
                : known.Trend is { } trend && more.Trend is { } other
                    ? PriceTrend.Join(new(trend, a, fadedKnown, known.Mean, newestOfKnown), new(other, b, fadedMore, more.Mean, newestOfMore))
                    : null,
        };
    }

    /// <summary>What remains of a weight by which time: 2^(−age ÷ half-life).</summary>
    public static double Fading(DateTimeOffset? from, DateTimeOffset to) =>
        from is { } since && to > since ? Math.Pow(0.5, (to - since) / HalfLife) : 1;

    private static LearnedBelief Single(double value, Evidence evidence, string name) => new()
    {
        Weight = 1,
        Mean = value,
        Observations = 1,
        LastObserved = evidence.At,
        Evidence = [new(evidence.Id, evidence.At)],
        LastPaid = BeliefNames.IsPrice(name) && evidence is { Paid: true, UnitPrice: { } price }
            ? new(price, evidence.At, evidence.Id)
            : null,
        Trend = BeliefNames.IsPrice(name) ? PriceTrend.OfOne : null,
    };

    private static EvidenceMark[] Latest(
        IReadOnlyList<EvidenceMark> some, IReadOnlyList<EvidenceMark> others, int keep) =>
        [.. some.Concat(others).OrderByDescending(mark => mark.At).ThenBy(mark => mark.Id, StringComparer.Ordinal).Take(keep)];

    private static PaidPrice? Later(PaidPrice? one, PaidPrice? other)
    {
        if (one is null || other is null) return one ?? other;
        return (one.At.CompareTo(other.At), string.CompareOrdinal(other.Evidence, one.Evidence)) switch
        {
            ( > 0, _) => one,
            (0, >= 0) => one,
            _ => other,
        };
    }
}

/// <summary>A value observed for the belief of that name.</summary>
public readonly record struct Observation(string Name, double Value);
