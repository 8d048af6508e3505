using System.Collections.Concurrent;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>
/// What short messages were read as by one catalogue: people say the same ones again and again, such as "what is running low?",
/// and reading one costs more than all else that is done for it. Whose they were is not known here.
/// </summary>
internal sealed class Readings
{
    /// <summary>A longer message is hardly said twice.</summary>
    public const int LongestText = 80;

    /// <summary>With so many all are forgotten: those that are said often are soon there again.</summary>
    public const int Most = 1_000;

    private readonly ConcurrentDictionary<string, IReadOnlyList<Wish>> _wishes = new(StringComparer.Ordinal);

    public IReadOnlyList<Wish> Of(string text, Func<IReadOnlyList<Wish>> read)
    {
        if (text.Length > LongestText) return read();
        if (_wishes.TryGetValue(text, out var known)) return known;
        var wishes = read();
        if (_wishes.Count >= Most) _wishes.Clear();
        return _wishes[text] = wishes;
    }
}
