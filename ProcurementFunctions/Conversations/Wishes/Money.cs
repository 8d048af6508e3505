namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>An amount of money as it was said.</summary>
/// <param name="Amount">Null: what was said is no amount above 0, or may be two.</param>
/// <param name="Currency">ISO code; "$" for any dollar; null: none was said, so the firm's is meant.</param>
/// <param name="Doubt">The words, where they may be two amounts, such as "1.500"; null: they are clear.</param>
internal sealed record Money(decimal? Amount, string? Currency, string? Doubt = null);

/// <summary>A word that was taken for another.</summary>
/// <param name="IsGuess">Whether it is only near that word, and not a common way to mistype it.</param>
internal sealed record Misreading(string Said, string Read, bool IsGuess);
