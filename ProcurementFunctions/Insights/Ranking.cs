namespace ProcurementFunctions.Insights;

/// <summary>
/// Ranks whatever is added, in any order and any number, and keeps only what the page shows: memory is that of a page. A
/// cursor names the place of the last one shown, so what comes and goes meanwhile repeats or loses no other.
/// </summary>
internal sealed class Ranking<T>(InsightPage page)
{
    private readonly Place? _after = Place.FromCursor(page.Cursor);
    private readonly PriorityQueue<T, Place> _kept = new(Comparer<Place>.Create(static (one, other) => other.CompareTo(one)));

    public void Add(Place place, T value)
    {
        if (_after is { } after && place.CompareTo(after) <= 0) return;
        // One more than is shown, so that it is known whether anything follows.
        if (_kept.Count <= page.Limit) _kept.Enqueue(value, place);
        else _kept.EnqueueDequeue(value, place);
    }

    /// <summary>The page, the first first. To be asked once.</summary>
    public RankedPage<T> Take()
    {
        var hasMore = _kept.Count > page.Limit;
        if (hasMore) _kept.Dequeue();
        var (items, last) = (new T[_kept.Count], (Place?)null);
        for (var i = items.Length - 1; i >= 0; i--)
        {
            if (!_kept.TryDequeue(out var value, out var place)) break;
            items[i] = value;
            last ??= place;
        }

        return new(items, hasMore ? last?.ToCursor() : null);
    }
}

/// <param name="NextCursor">Fetches what follows; null at the end.</param>
internal sealed record RankedPage<T>(IReadOnlyList<T> Items, string? NextCursor);
