namespace ProcurementFunctions.Knowledge;

/// <summary>
/// What is being learned about one vendor, as statistics in memory: its size depends on the number of items, not on the
/// number of pieces of evidence.
/// </summary>
internal sealed class Lesson(VendorDocument vendor)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LearnedBelief> _beliefs = vendor.Beliefs.ToDictionary(
        known => known.Key, known => new LearnedBelief { CountsAfter = known.Value.CountsAfter });

    /// <summary>That stored evidence was changed, so that the beliefs must be computed anew.</summary>
    public bool Rebuild { get; set; }

    /// <summary>Whether anything was known of the vendor before.</summary>
    public bool KnewSomething { get; } = vendor.Beliefs.Count > 0;

    public void Learn(Evidence evidence)
    {
        lock (_lock) LearningRules.Learn(_beliefs, evidence);
    }

    /// <summary>
    /// Whether what was learned cannot be added to what is known: an older build has learned a price and not kept its trend.
    /// </summary>
    public bool IsApartFrom(VendorDocument known) => _beliefs.Any(learned =>
        learned.Value.Trend is not null && known.Beliefs.GetValueOrDefault(learned.Key) is { Observations: > 0, Trend: null });

    /// <summary>The vendor with what was learned here added.</summary>
    public VendorDocument JoinedTo(VendorDocument known)
    {
        var joined = known.Beliefs.ToDictionary();
        foreach (var (name, learned) in _beliefs)
        {
            // A price that the document does not hold is computed from its evidence, all of it.
            if (learned.Observations == 0 || VendorPrices.IsElsewhere(known, name)) continue;
            joined[name] = LearningRules.Join(known.Beliefs.GetValueOrDefault(name) ?? new(), learned, name);
        }

        return VendorPrices.With(known, joined);
    }

    /// <summary>The vendor with what was learned here instead of the known statistics; what persons said stays.</summary>
    public VendorDocument InPlaceOf(VendorDocument known)
    {
        var rebuilt = new Dictionary<string, LearnedBelief>(_beliefs);
        foreach (var (name, old) in known.Beliefs)
        {
            rebuilt[name] = rebuilt[name] with { Pinned = old.Pinned, Corrected = old.Corrected, CountsAfter = old.CountsAfter };
        }

        return VendorPrices.With(known, rebuilt);
    }
}
