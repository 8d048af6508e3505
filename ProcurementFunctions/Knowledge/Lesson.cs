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

    public void Learn(Evidence evidence)
    {
        lock (_lock) LearningRules.Learn(_beliefs, evidence);
    }

    /// <summary>The known beliefs with what was learned here added.</summary>
    public IReadOnlyDictionary<string, LearnedBelief> JoinedTo(IReadOnlyDictionary<string, LearnedBelief> known)
    {
        var joined = known.ToDictionary();
        foreach (var (name, learned) in _beliefs)
        {
            if (learned.Observations == 0) continue;
            joined[name] = LearningRules.Join(known.GetValueOrDefault(name) ?? new(), learned, name);
        }

        return joined;
    }

    /// <summary>What was learned here instead of the known statistics; what persons said stays.</summary>
    public IReadOnlyDictionary<string, LearnedBelief> InPlaceOf(IReadOnlyDictionary<string, LearnedBelief> known)
    {
        var rebuilt = new Dictionary<string, LearnedBelief>(_beliefs);
        foreach (var (name, old) in known)
        {
            rebuilt[name] = rebuilt[name] with { Pinned = old.Pinned, Corrected = old.Corrected, CountsAfter = old.CountsAfter };
        }

        return rebuilt;
    }
}
