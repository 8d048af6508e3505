using DurableTask.Core;
using DurableTask.Core.History;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;
using ProcurementFunctions.Local.FunctionsHost.Durable.Translation;

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

    /// <param name="instanceId">The instance.</param>
    /// <param name="output">What its output shall be, as JSON.</param>
    /// <param name="recursive">Whether its children, and theirs, end too.</param>
    public async Task TerminateAsync(string instanceId, string? output, bool recursive)
    {
        var children = recursive ? await ChildrenAsync(instanceId) : [];
        await SendAsync(instanceId, new ExecutionTerminatedEvent(-1, output));
        foreach (var child in children)
        {
            if (await FindAsync(child) is { } state && Unfinished.Contains(state.OrchestrationStatus))
                await TerminateAsync(child, output, recursive: true);
        }
    }

    /// <summary>Deletes an instance that has ended; gives how many were deleted.</summary>
    /// <exception cref="InvalidOperationException">It has not ended.</exception>
    public async Task<int> PurgeAsync(string instanceId, bool recursive)
    {
        if (await FindAsync(instanceId) is not { } state) return 0;
        if (!OrchestrationStates.HasEnded(state.OrchestrationStatus))
            throw new InvalidOperationException($"The instance '{instanceId}' is {state.OrchestrationStatus}; only one that has ended can be purged.");
        var purged = 0;
        foreach (var child in recursive ? await ChildrenAsync(instanceId) : [])
        {
            if (await FindAsync(child) is { } ended && OrchestrationStates.HasEnded(ended.OrchestrationStatus))
                purged += await PurgeAsync(child, recursive: true);
        }

        return purged + (await store.PurgeInstanceStateAsync(instanceId)).DeletedInstanceCount;
    }

    private async Task<IReadOnlyList<string>> ChildrenAsync(string instanceId) =>
        [.. (await store.GetHistoryAsync(instanceId)).OfType<SubOrchestrationInstanceCreatedEvent>().Select(child => child.InstanceId)];
}
