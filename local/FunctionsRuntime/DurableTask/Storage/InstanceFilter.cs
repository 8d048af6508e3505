using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

/// <summary>Which instances to read; null means any.</summary>
internal sealed record InstanceFilter
{
    public DateTimeOffset? CreatedFrom { get; init; }

    public DateTimeOffset? CreatedTo { get; init; }

    public IReadOnlyCollection<OrchestrationRuntimeStatus>? Statuses { get; init; }

    public string? IdPrefix { get; init; }

    public string? ParentId { get; init; }
}
