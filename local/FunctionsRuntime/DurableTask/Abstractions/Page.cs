namespace Microsoft.DurableTask;

/// <summary>One page of values and where the next one begins.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
public sealed class Page<T>
    where T : notnull
{
    /// <summary>A page of <paramref name="values"/>; without a token it is the last.</summary>
    public Page(IReadOnlyList<T> values, string? continuationToken = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        ContinuationToken = continuationToken;
    }

    /// <summary>The values of this page.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>Where the next page begins; null when this is the last.</summary>
    public string? ContinuationToken { get; }
}
