namespace ProcurementFunctions.Local.FunctionsHost.Timers;

/// <summary>What is remembered of a timer, so that a restart neither repeats nor loses a tick.</summary>
/// <param name="Schedule">The schedule that this belongs to; under another one it means nothing.</param>
/// <param name="Last">The tick that ran last; null before the first.</param>
/// <param name="Next">The tick that is due next; null when there is none.</param>
/// <param name="Updated">When this was written.</param>
internal sealed record TimerState(string Schedule, DateTimeOffset? Last, DateTimeOffset? Next, DateTimeOffset Updated);
