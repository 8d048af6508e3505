namespace ProcurementFunctions.Purchasing;

/// <param name="At">In the firm's time.</param>
/// <param name="Event">A short name in camelCase, such as "quoteReceived".</param>
/// <param name="By">A user id, "vendor:{id}", "policy" or "agent".</param>
public sealed record TimelineEntry(DateTimeOffset At, string Event, string By, string Detail);
