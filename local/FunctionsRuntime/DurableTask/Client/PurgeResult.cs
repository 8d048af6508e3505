namespace Microsoft.DurableTask.Client;

/// <summary>What a purge did.</summary>
public class PurgeResult
{
    /// <summary>A purge of <paramref name="count"/> instances.</summary>
    public PurgeResult(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        PurgedInstanceCount = count;
    }

    /// <summary>A purge of <paramref name="count"/> instances, and whether all that matched are gone.</summary>
    public PurgeResult(int count, bool? isComplete)
        : this(count) => IsComplete = isComplete;

    /// <summary>The number of instances that were deleted.</summary>
    public int PurgedInstanceCount { get; }

    /// <summary>Whether all that matched are gone; null when unknown.</summary>
    public bool? IsComplete { get; }
}
