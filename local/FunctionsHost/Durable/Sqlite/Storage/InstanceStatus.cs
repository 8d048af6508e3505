using DurableTask.Core;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

/// <summary>What a status means.</summary>
internal static class InstanceStatus
{
    /// <summary>Those in which nothing happens any more.</summary>
    public static readonly IReadOnlyCollection<OrchestrationStatus> Ended =
    [
        OrchestrationStatus.Completed, OrchestrationStatus.Failed, OrchestrationStatus.Terminated, OrchestrationStatus.Canceled,
    ];

    public static bool HasEnded(this OrchestrationStatus status) => status
        is OrchestrationStatus.Completed or OrchestrationStatus.Failed or OrchestrationStatus.Terminated or OrchestrationStatus.Canceled;
}
