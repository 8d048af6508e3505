using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Client;

/// <summary>Reads the statuses in which an instance of the same id forbids a start.</summary>
internal static class DedupeStatuses
{
    private static readonly OrchestrationRuntimeStatus[] NotEnded =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    /// <exception cref="ArgumentException">
    /// A status is unknown; or Terminated is among them while an instance that has not ended may be replaced, which would be
    /// terminated and then forbid the start.
    /// </exception>
    public static IReadOnlySet<OrchestrationRuntimeStatus> Parse(IReadOnlyList<string>? names)
    {
        var statuses = (names ?? []).Select(Parse).ToHashSet();
        if (statuses.Contains(OrchestrationRuntimeStatus.Terminated) && !NotEnded.All(statuses.Contains))
            throw new ArgumentException(
                "Dedupe statuses with Terminated must hold Pending, Running and Suspended too: a running instance would be " +
                "terminated to be replaced, and would then forbid the start.");
        return statuses;
    }

    private static OrchestrationRuntimeStatus Parse(string name) =>
        Enum.TryParse<OrchestrationRuntimeStatus>(name, ignoreCase: true, out var status)
            ? status
            : throw new ArgumentException($"Invalid orchestration runtime status: '{name}' for deduplication.");
}
