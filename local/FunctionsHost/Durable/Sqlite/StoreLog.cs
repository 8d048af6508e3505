using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;

/// <summary>What the store reports. Payloads and messages of failures stay out of it.</summary>
internal static partial class StoreLog
{
    [LoggerMessage(9340, LogLevel.Information, "Orchestrations are kept in {Path}; going on with {Instances} instances, {Messages} messages and {Activities} activities")]
    public static partial void Opened(ILogger logger, string path, int instances, int messages, int activities);

    [LoggerMessage(9341, LogLevel.Critical, "The orchestrations cannot be written any more; the host must stop")]
    public static partial void Broken(ILogger logger, Exception exception);

    [LoggerMessage(9342, LogLevel.Debug, "A message {EventType} for {InstanceId} is dropped: nobody can take it any more")]
    public static partial void MessageDropped(ILogger logger, EventType eventType, string instanceId);

    [LoggerMessage(9343, LogLevel.Warning, "The start of {InstanceId} by another orchestration is refused: it is {Status}")]
    public static partial void StartRefused(ILogger logger, string instanceId, OrchestrationStatus status);

    [LoggerMessage(9344, LogLevel.Warning, "A turn of {InstanceId} is dropped: its lock was lost")]
    public static partial void TurnVoid(ILogger logger, string instanceId);

    [LoggerMessage(9345, LogLevel.Warning, "A turn of {InstanceId} failed, {Failures} in a row; it is taken again")]
    public static partial void TurnFailed(ILogger logger, string instanceId, int failures);

    [LoggerMessage(9346, LogLevel.Warning, "The activity {Id} of {InstanceId} could not be run, {Failures} times; it is run again")]
    public static partial void ActivityFailed(ILogger logger, long id, string instanceId, int failures);

    [LoggerMessage(9347, LogLevel.Error, "The history of {InstanceId} cannot be read")]
    public static partial void HistoryUnreadable(ILogger logger, Exception exception, string instanceId);

    [LoggerMessage(9348, LogLevel.Error, "The message {Id} for {InstanceId} cannot be read and is left alone")]
    public static partial void MessageUnreadable(ILogger logger, Exception exception, long id, string instanceId);

    [LoggerMessage(9349, LogLevel.Error, "The activity {Id} cannot be read and is left alone")]
    public static partial void ActivityUnreadable(ILogger logger, Exception exception, long id);
}
