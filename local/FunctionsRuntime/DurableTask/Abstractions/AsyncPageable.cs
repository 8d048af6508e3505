namespace Microsoft.DurableTask;

/// <summary>Values that may take several reads to enumerate, one page each.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
    where T : notnull
{
    /// <summary>The pages from <paramref name="continuationToken"/> on, of about <paramref name="pageSizeHint"/> values each.</summary>
    public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = default, int? pageSizeHint = default);

    /// <summary>All values, page after page.</summary>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken))
        {
            foreach (var value in page.Values)
                yield return value;
        }
    }
}
