namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <param name="Reply">What was said, or the body of a failure.</param>
/// <param name="Purchases">The ids of those that it is about.</param>
internal sealed record TalkAnswer(int Status, string Reply, IReadOnlyList<string> Purchases);
