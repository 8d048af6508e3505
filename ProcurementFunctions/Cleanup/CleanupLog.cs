using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Cleanup;

/// <summary>Event ids 1900 to 1999.</summary>
internal static partial class CleanupLog
{
    [LoggerMessage(1900, LogLevel.Information, "Cleanup: {Purged} histories purged, {Orphans} orphans removed, {Restarted} orchestrations restarted, {StillOpen} ended with their purchase open; {Offers} offers, {Demand} years of demand and {Preferences} preferences of items that are gone; {Sessions} sessions in memory; {KeysBounded} keys had no expiry")]
    public static partial void Done(
        ILogger logger, int purged, int orphans, int restarted, int stillOpen, int offers, int demand, int preferences, int sessions, int keysBounded);

    [LoggerMessage(1901, LogLevel.Warning, "Orchestration {InstanceId} has ended and has no purchase record; its history is removed")]
    public static partial void Orphan(ILogger logger, string instanceId);

    [LoggerMessage(1902, LogLevel.Warning, "The orchestration of purchase {InstanceId} had failed and is started again")]
    public static partial void Restarted(ILogger logger, string instanceId);

    [LoggerMessage(1903, LogLevel.Error, "The orchestration of purchase {InstanceId} is {Status}, but the purchase is open")]
    public static partial void StillOpen(ILogger logger, string instanceId, OrchestrationRuntimeStatus status);

    [LoggerMessage(1904, LogLevel.Error, "{Gone} items of which something is kept are gone, beside {Known} that are there; that is too many at once, and nothing of theirs is removed")]
    public static partial void TooManyGone(ILogger logger, int gone, int known);
}
