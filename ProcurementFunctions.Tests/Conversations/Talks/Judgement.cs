namespace ProcurementFunctions.Tests.Conversations.Talks;

internal sealed record Judgement(Verdict Verdict, string Why);
