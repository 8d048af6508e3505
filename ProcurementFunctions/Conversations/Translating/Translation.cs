namespace ProcurementFunctions.Conversations.Translating;

/// <summary>What a model makes of a message.</summary>
/// <param name="Language">That of the message, such as "de" (BCP 47).</param>
/// <param name="Sentences">English sentences that the rules read, one for each wish.</param>
/// <param name="Unplaced">What of the message stands in no sentence, in its own words.</param>
/// <param name="IsQuestion">Whether it only asks, and asks something that no sentence says.</param>
public sealed record Translation(string Language, IReadOnlyList<string> Sentences, IReadOnlyList<string> Unplaced, bool IsQuestion = false)
{
    public bool IsEnglish => Language is "en" || Language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);
}
