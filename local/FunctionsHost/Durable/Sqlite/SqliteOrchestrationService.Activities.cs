using System.Globalization;
using DurableTask.Core;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;

/// <content>The activities.</content>
public sealed partial class SqliteOrchestrationService
{
    public int TaskActivityDispatcherCount => 1;

    public int MaxConcurrentTaskActivityWorkItems => _options.MaxConcurrentActivities;

    /// <summary>The next activity to run; null when there is none in time.</summary>
    public async Task<TaskActivityWorkItem> LockNextTaskActivityWorkItem(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        if (await _parts.Activities.TakeAsync(receiveTimeout, cancellationToken) is not { } activity)
            return null!;
        return new TaskActivityWorkItem
        {
            Id = activity.Id.ToString(CultureInfo.InvariantCulture),
            TaskMessage = activity.Message,
            LockedUntilUtc = DateTime.MaxValue,
        };
    }

    /// <summary>Nothing to do: locks do not end by time.</summary>
    public Task<TaskActivityWorkItem> RenewTaskActivityWorkItemLockAsync(TaskActivityWorkItem workItem) => Task.FromResult(workItem);

    /// <summary>Hands the result of an activity to its orchestration; a second one is dropped.</summary>
    public Task CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage)
    {
        ArgumentNullException.ThrowIfNull(workItem);
        ArgumentNullException.ThrowIfNull(responseMessage);
        return _commits.Add(new CompleteActivity(_parts, IdOf(workItem), Outgoing.Of(responseMessage, _parts.Now)));
    }

    /// <summary>Queues an activity again whose worker failed, after a rest when it fails on and on.</summary>
    public Task AbandonTaskActivityWorkItemAsync(TaskActivityWorkItem workItem)
    {
        ArgumentNullException.ThrowIfNull(workItem);
        if (_parts.Activities.GiveBack(IdOf(workItem)) is > 0 and var failures)
            StoreLog.ActivityFailed(_parts.Logger, IdOf(workItem), workItem.TaskMessage.OrchestrationInstance.InstanceId, failures);
        return Task.CompletedTask;
    }

    private static long IdOf(TaskActivityWorkItem workItem) => long.Parse(workItem.Id, CultureInfo.InvariantCulture);
}
