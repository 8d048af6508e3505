using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Conversations.Facts;

/// <summary>
/// The ids and names of things that people name in messages, kept for half a minute; looked up anew when a name is not
/// found in a list that is more than a moment old.
/// </summary>
internal sealed class Catalog(WallClock clock, Func<CancellationToken, Task<IReadOnlyList<CatalogEntry>>> load)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Usable = TimeSpan.FromSeconds(30);

    private volatile Loaded? _loaded;

    /// <summary>The entries that the words may mean: the one with that id or name, or else all whose names hold the words.</summary>
    public async Task<IReadOnlyList<CatalogEntry>> FindAsync(string said, CancellationToken cancellation)
    {
        var known = _loaded;
        if (known is not null && clock.Now - known.At < Usable)
        {
            var found = Matches(known.Entries, said);
            if (found.Count > 0 || clock.Now - known.At < Fresh) return found;
        }

        var loaded = new Loaded(await load(cancellation), clock.Now);
        _loaded = loaded;
        return Matches(loaded.Entries, said);
    }

    private static List<CatalogEntry> Matches(IReadOnlyList<CatalogEntry> entries, string said)
    {
        var exact = entries.Where(entry => string.Equals(entry.Id, said, StringComparison.OrdinalIgnoreCase)).ToList();
        if (exact.Count > 0) return exact;
        exact = [.. entries.Where(entry => ItemNames.IsExactly(entry.Name, said))];
        return exact.Count > 0 ? exact : [.. entries.Where(entry => ItemNames.Matches(entry.Name, said))];
    }

    private sealed record Loaded(IReadOnlyList<CatalogEntry> Entries, DateTimeOffset At);
}

internal sealed record CatalogEntry(string Id, string Name);
