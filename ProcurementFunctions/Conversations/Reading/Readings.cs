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

    private readonly ConcurrentDictionary<string, ReadMessage> _read = new(StringComparer.Ordinal);

    public ReadMessage Of(string text, Func<ReadMessage> read)
    {
        if (text.Length > LongestText) return read();
        if (_read.TryGetValue(text, out var known)) return known;
        var reading = read();
        if (_read.Count >= Most) _read.Clear();
        return _read[text] = reading;
    }
}

/// <summary>What a message was read as.</summary>
/// <param name="Wishes">In their order; at least one.</param>
/// <param name="Language">The language that it was read in, such as "de" (BCP 47).</param>
internal sealed record ReadMessage(IReadOnlyList<Wish> Wishes, string Language);
