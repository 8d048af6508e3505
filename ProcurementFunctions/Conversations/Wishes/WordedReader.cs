using System.Buffers;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>A reader of wishes, and the words of which a plain ASCII text must contain one for it to find anything.</summary>
/// <param name="words">Parts of words count too, and case does not; none means that any text has a chance.</param>
internal sealed class WordedReader(Func<string, Wish?> read, params string[] words)
{
    private readonly SearchValues<string>? _words =
        words.Length == 0 ? null : SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

    public bool HasAChance(string text) => _words is null || text.AsSpan().ContainsAny(_words);

    public Wish? Read(string text) => read(text);
}
