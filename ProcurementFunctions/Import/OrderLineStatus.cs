using System.Collections.Frozen;

namespace ProcurementFunctions.Import;

/// <summary>How people call the state of a line of a past order.</summary>
internal static class OrderLineStatus
{
    private static readonly string[] Complete = ["complete", "completed", "received", "closed", "done", "delivered", "fulfilled", "finished", "fully received"];

    private static readonly string[] Other =
    [
        "open", "new", "draft", "pending", "approved", "ordered", "on order", "placed", "sent", "confirmed", "acknowledged", "processing",
        "in progress", "awaiting delivery", "backordered", "in transit", "shipped", "partial", "partially received", "partially delivered",
        "partially fulfilled", "partially shipped", "cancelled", "canceled", "rejected", "declined", "void",
    ];

    private static readonly FrozenDictionary<string, bool> IsCompleteByWord = Complete.Select(word => (word, true))
        .Concat(Other.Select(word => (word, false)))
        .ToFrozenDictionary(pair => Bare(pair.word), pair => pair.Item2);

    /// <summary>Whether all that will come of the line has come; null for a word that is not known. Case, spaces and marks do not matter.</summary>
    public static bool? IsComplete(string word) => IsCompleteByWord.TryGetValue(Bare(word), out var complete) ? complete : null;

    /// <summary>The words that are known.</summary>
    public static string Known { get; } = string.Join(", ", Complete.Concat(Other));

    private static string Bare(string word) => string.Concat(word.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
