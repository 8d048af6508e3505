using DurableTask.Core;
using DurableTask.Core.History;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable;

/// <summary>What callers do to instances, with the checks that go before it.</summary>
internal sealed class InstanceCommands(SqliteOrchestrationService store)
{
    /// <summary>The statuses of an instance that has not ended.</summary>
    public static readonly OrchestrationStatus[] Unfinished = [OrchestrationStatus.Pending, OrchestrationStatus.Running, OrchestrationStatus.Suspended];

    public Task<OrchestrationState?> FindAsync(string instanceId) => store.GetOrchestrationStateAsync(instanceId, null!)!;

    /// <exception cref="InstanceNotFoundException">There is none.</exception>
    public async Task<OrchestrationState> RequireAsync(string instanceId) => await FindAsync(instanceId) ?? throw new InstanceNotFoundException(instanceId);

    /// <exception cref="InstanceNotFoundException">There is none.</exception>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public async Task<OrchestrationState> RequireRunningAsync(string instanceId, string what)
    {
        var state = await RequireAsync(instanceId);
        return Unfinished.Contains(state.OrchestrationStatus)
            ? state
            : throw new InvalidOperationException($"The instance '{instanceId}' is {state.OrchestrationStatus}; it cannot be {what}.");
    }

    public Task SendAsync(string instanceId, HistoryEvent happened) => store.SendTaskOrchestrationMessageAsync(
        new TaskMessage { Event = happened, OrchestrationInstance = new OrchestrationInstance { InstanceId = instanceId } });

    /// <summary>Deletes an instance that has ended, when asked with all that it started; gives how many were deleted.</summary>
    /// <exception cref="InvalidOperationException">It has not ended.</exception>
    public async Task<int> PurgeAsync(string instanceId, bool recursive)
    {
        if (await FindAsync(instanceId) is not { } state) return 0;
        return state.OrchestrationStatus.HasEnded()
            ? (await store.PurgeAsync(instanceId, recursive)).DeletedInstanceCount
            : throw new InvalidOperationException($"The instance '{instanceId}' is {state.OrchestrationStatus}; only one that has ended can be purged.");
    }
}
