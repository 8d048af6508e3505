using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask;

/// <summary>What the orchestration engine reports. Payloads and messages of failures stay out of it.</summary>
internal static partial class DurableTaskLog
{
    [LoggerMessage(9300, LogLevel.Information, "Orchestrations are kept in {Path}; going on with {Activities} activities, {Timers} timers and {Messages} messages")]
    public static partial void Started(ILogger logger, string path, int activities, int timers, int messages);

    [LoggerMessage(9301, LogLevel.Warning, "The activity {Activity} (#{Task}) of {InstanceId} failed with {ErrorType}")]
    public static partial void ActivityFailed(ILogger logger, string activity, int task, string instanceId, Type errorType);

    [LoggerMessage(9302, LogLevel.Error, "The orchestration {Orchestration} {InstanceId} failed with {ErrorType}")]
    public static partial void OrchestrationFailed(ILogger logger, string orchestration, string instanceId, string errorType);

    [LoggerMessage(9303, LogLevel.Critical, "The state of the orchestrations cannot be written or read any more; the host stops")]
    public static partial void Broken(ILogger logger, Exception exception);

    [LoggerMessage(9304, LogLevel.Warning, "Stopping with work under way; it goes on after the next start")]
    public static partial void StoppedEarly(ILogger logger);

    [LoggerMessage(9305, LogLevel.Warning, "The orchestration {Orchestration} {InstanceId} of version '{Version}' is left alone: {Reason}")]
    public static partial void VersionRejected(ILogger logger, string orchestration, string instanceId, string version, string reason);
}
