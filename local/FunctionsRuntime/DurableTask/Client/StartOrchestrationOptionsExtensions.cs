namespace Microsoft.DurableTask.Client;

/// <summary>Says in which statuses an instance of the same id makes a start fail.</summary>
public static class StartOrchestrationOptionsExtensions
{
    /// <summary>The options with these dedupe statuses.</summary>
    public static StartOrchestrationOptions WithDedupeStatuses(
        this StartOrchestrationOptions options, params OrchestrationRuntimeStatus[] dedupeStatuses)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(dedupeStatuses);
        return options with { DedupeStatuses = [.. dedupeStatuses.Select(status => status.ToString())] };
    }
}
