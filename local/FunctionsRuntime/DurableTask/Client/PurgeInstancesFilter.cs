namespace Microsoft.DurableTask.Client;

/// <summary>Which instances are purged; only such as have ended are.</summary>
/// <param name="CreatedFrom">Created at this time or later.</param>
/// <param name="CreatedTo">Created at this time or earlier.</param>
/// <param name="Statuses">In one of these statuses.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>The longest time that one call may take; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }
}
