namespace ProcurementFunctions.Knowledge;

/// <summary>
/// What is believed at a given time, computed from what was learned.
/// </summary>
/// <remarks>
/// <para>Shares: the mean of a Beta posterior, prior pseudo-counts plus faded counts (Gelman et al., Bayesian Data
/// Analysis, 3rd ed., 2.1 and 2.4); the interval is that of a Beta of the same strength with its mode there.</para>
/// <para>Days and prices: the faded mean; the variance has a scaled inverse chi-squared prior of
/// <see cref="VarianceObservations"/> observation, and the mean's interval is Student's t (the same, 2.6 and 3.2).</para>
/// <para>The interval is that of the value (the rate, the mean), not of the next single observation, whose spread is
/// <see cref="Belief.StandardDeviation"/>. The time since the newest evidence fades the counts that the interval is made
/// from and leaves the value: a vendor unheard of for years is known but not trusted.</para>
/// </remarks>
public static class BeliefRules
{
    /// <summary>How many observations a person's correction counts as.</summary>
    public const double CorrectionObservations = 10;

    /// <summary>How many observations the prior of a variance counts as.</summary>
    public const double VarianceObservations = 1;

    /// <summary>The beliefs that every vendor has, by a prior where nothing is known.</summary>
    public static IReadOnlyList<string> Standard { get; } =
    [
        BeliefNames.OnTimeRate, BeliefNames.FillRate, BeliefNames.RejectRate, BeliefNames.LeadTimeDays,
        BeliefNames.PromiseErrorDays, BeliefNames.StockLikelihood, BeliefNames.AcceptRate, BeliefNames.QuoteAnswerRate, BeliefNames.Rating,
        BeliefNames.OwnDays, BeliefNames.WithdrawnRate, BeliefNames.WithdrawnAfterDays,
        BeliefNames.InvoiceAccuracy, BeliefNames.AgreementRate,
    ];

    /// <summary>All that is believed about a vendor: the standard beliefs, and each price that something is known of.</summary>
    public static IReadOnlyDictionary<string, Belief> All(VendorDocument vendor, DateTimeOffset now)
    {
        var all = new Dictionary<string, Belief>();
        foreach (var name in Standard.Concat(vendor.Beliefs.Keys.Order(StringComparer.Ordinal)).Distinct())
        {
            if (Of(vendor, name, now) is { } belief) all.Add(name, belief);
        }

        return all;
    }

    /// <summary>
    /// The belief of that name about a vendor; by the prior where nothing is known. Null where there is no prior either:
    /// the price of an item that was never seen, or a name that is no belief.
    /// </summary>
    public static Belief? Of(VendorDocument vendor, string name, DateTimeOffset now) =>
        Of(name, vendor.Beliefs.GetValueOrDefault(name), now);

    /// <inheritdoc cref="Of(VendorDocument, string, DateTimeOffset)"/>
    public static Belief? Of(string name, LearnedBelief? learned, DateTimeOffset now)
    {
        if (Priors.Of(name) is not { } prior) return null;
        learned ??= new LearnedBelief();
        if (learned.Pinned is { } pinned) return Told(learned, pinned.Value, pinned.Value, pinned.Value, BeliefBasis.Pinned);
        var counted = WithCorrection(learned);
        return prior switch
        {
            SharePrior share => Share(learned, counted, share, now),
            ScalePrior scale when counted.Weight > 0 => Scale(learned, counted, scale, now),
            ScalePrior { Mean: { } mean, Low: { } low, High: { } high } scale =>
                Told(learned, mean, low, high, BeliefBasis.Prior) with { StandardDeviation = scale.Spread(mean) },
            _ => null,
        };
    }

    private static Belief Share(LearnedBelief learned, Counted counted, SharePrior prior, DateTimeOffset now)
    {
        var strength = prior.Alpha + prior.Beta;
        var value = (prior.Alpha + (counted.Weight * counted.Mean)) / (strength + counted.Weight);
        // As strong as the posterior, with its mode at the value: such an interval is wider the weaker it is, also near 0
        // and 1, where a Beta with its mean at the value would pile up at the end.
        var trusted = strength - 2 + (counted.Weight * LearningRules.Fading(counted.Newest, now));
        var spread = new BetaDistribution(1 + (value * trusted), 1 + ((1 - value) * trusted));
        return Told(
            learned,
            value,
            Math.Min(value, spread.Quantile(0.05)),
            Math.Max(value, spread.Quantile(0.95)),
            BasisOf(learned));
    }

    private static Belief Scale(LearnedBelief learned, Counted counted, ScalePrior prior, DateTimeOffset now)
    {
        var spread = prior.Spread(counted.Mean);
        var variance = ((VarianceObservations * spread * spread) + counted.SquaredDeviations)
            / (VarianceObservations + counted.Weight);
        var trusted = counted.Weight * LearningRules.Fading(counted.Newest, now);
        var half = StudentDistribution.Quantile95(VarianceObservations + trusted)
            * Math.Sqrt(variance / (VarianceObservations + trusted));
        var low = prior.NeverNegative ? Math.Max(0, counted.Mean - half) : counted.Mean - half;
        return Told(learned, counted.Mean, low, counted.Mean + half, BasisOf(learned)) with
        {
            StandardDeviation = Math.Sqrt(variance),
        };
    }

    private static BeliefBasis BasisOf(LearnedBelief learned) => learned switch
    {
        { Corrected: not null } => BeliefBasis.Corrected,
        { Observations: > 0 } => BeliefBasis.Evidence,
        _ => BeliefBasis.Prior,
    };

    private static Belief Told(LearnedBelief learned, double value, double low, double high, BeliefBasis basis) => new(
        value, low, high, learned.Observations, learned.LastObserved, basis, [.. learned.Evidence.Select(mark => mark.Id)])
    {
        LastPaid = learned.LastPaid,
        TrendIn30Days = learned.Observations >= UsualPriceRules.LeastObservations ? learned.Trend?.Slope() : null,
    };

    /// <summary>The statistics, with a correction as that many observations of the corrected value at its time.</summary>
    private static Counted WithCorrection(LearnedBelief learned)
    {
        if (learned.Corrected is not { } word)
            return new(learned.Weight, learned.Mean, learned.SquaredDeviations, learned.LastObserved);
        var said = new LearnedBelief { Weight = CorrectionObservations, Mean = word.Value, LastObserved = word.At };
        var both = LearningRules.Join(learned, said, "");
        return new(both.Weight, both.Mean, both.SquaredDeviations, both.LastObserved);
    }

    private readonly record struct Counted(double Weight, double Mean, double SquaredDeviations, DateTimeOffset? Newest);
}
