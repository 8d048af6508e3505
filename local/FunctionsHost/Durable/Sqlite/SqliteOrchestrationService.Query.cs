using DurableTask.Core;
using DurableTask.Core.Query;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;

/// <content>Questions about many instances, and their removal.</content>
public sealed partial class SqliteOrchestrationService
{
    private const int PurgedAtOnce = 500;

    /// <summary>
    /// The instances that match, in the order of their ids. The token is the id after which the next page begins. The file is
    /// one task hub, so that names of hubs are no condition.
    /// </summary>
    public Task<OrchestrationQueryResult> GetOrchestrationWithQueryAsync(OrchestrationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = new InstanceFilter
        {
            CreatedFrom = query.CreatedTimeFrom,
            CreatedTo = query.CreatedTimeTo,
            Statuses = query.RuntimeStatus is { Count: > 0 } statuses ? [.. statuses] : null,
            IdPrefix = query.InstanceIdPrefix,
            ExcludeEntities = query.ExcludeEntities,
        };
        var size = query.PageSize > 0 ? query.PageSize : 100;
        var states = _reader.States(filter, query.ContinuationToken, size + 1, query.FetchInputsAndOutputs);
        var hasMore = states.Count > size;
        if (hasMore)
            states.RemoveAt(size);
        return Task.FromResult(new OrchestrationQueryResult(states, hasMore ? states[^1].OrchestrationInstance.InstanceId : null));
    }

    /// <summary>The ids of the instances that have ended within a time and in one of the statuses (null: any), in their order.</summary>
    /// <param name="statuses">The statuses.</param>
    /// <param name="completedFrom">From when on.</param>
    /// <param name="completedTo">Until when.</param>
    /// <param name="pageSize">How many at most.</param>
    /// <param name="after">The last id of the page before.</param>
    public Task<IReadOnlyList<string>> ListInstanceIdsAsync(
        IReadOnlyCollection<OrchestrationStatus>? statuses, DateTime? completedFrom, DateTime? completedTo, int pageSize, string? after)
    {
        var filter = new InstanceFilter
        {
            Statuses = statuses is { Count: > 0 } ? statuses : InstanceStatus.Ended,
            CompletedFrom = completedFrom,
            CompletedTo = completedTo,
        };
        return Task.FromResult<IReadOnlyList<string>>(_reader.Ids(filter, after, pageSize));
    }

    /// <summary>Removes an instance that has ended.</summary>
    public Task<PurgeResult> PurgeInstanceStateAsync(string instanceId) => PurgeAsync(instanceId, isRecursive: false);

    /// <summary>Removes the instances that match and have ended.</summary>
    public Task<PurgeResult> PurgeInstanceStateAsync(PurgeInstanceFilter purgeInstanceFilter) => PurgeAsync(purgeInstanceFilter, isRecursive: false);

    /// <summary>Removes an instance that has ended, alone or with all that it started and that has ended.</summary>
    public async Task<PurgeResult> PurgeAsync(string instanceId, bool isRecursive)
    {
        var change = new PurgeInstances(_parts, [instanceId], isRecursive);
        await _commits.Add(change);
        return new PurgeResult(change.Count, isComplete: true);
    }

    /// <summary>Removes the instances that match and have ended, alone or with all that they started and that has ended.</summary>
    public Task<PurgeResult> PurgeAsync(PurgeInstanceFilter filter, bool isRecursive)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var matching = new InstanceFilter
        {
            CreatedFrom = filter.CreatedTimeFrom == default ? null : filter.CreatedTimeFrom,
            CreatedTo = filter.CreatedTimeTo,
            Statuses = EndedOf(filter.RuntimeStatus),
        };
        return PurgeAsync(matching, isRecursive, filter.Timeout);
    }

    /// <summary>Removes the instances that were created, changed or completed before a time and have ended.</summary>
    public Task PurgeOrchestrationHistoryAsync(DateTime thresholdDateTimeUtc, OrchestrationStateTimeRangeFilterType timeRangeFilterType)
    {
        // The bounds of the filter are inclusive.
        var before = thresholdDateTimeUtc.AddTicks(-1);
        var filter = new InstanceFilter { Statuses = InstanceStatus.Ended };
        filter = timeRangeFilterType switch
        {
            OrchestrationStateTimeRangeFilterType.OrchestrationCreatedTimeFilter => filter with { CreatedTo = before },
            OrchestrationStateTimeRangeFilterType.OrchestrationLastUpdatedTimeFilter => filter with { UpdatedBefore = thresholdDateTimeUtc },
            _ => filter with { CompletedTo = before },
        };
        return PurgeAsync(filter, isRecursive: false, timeout: null);
    }

    private static List<OrchestrationStatus> EndedOf(IEnumerable<OrchestrationStatus>? statuses)
    {
        List<OrchestrationStatus> asked = [.. statuses ?? []];
        if (asked.Count == 0)
            return [.. InstanceStatus.Ended];
        asked.RemoveAll(status => !status.HasEnded());
        return asked;
    }

    // In parts, so that others' changes get between them.
    private async Task<PurgeResult> PurgeAsync(InstanceFilter filter, bool isRecursive, TimeSpan? timeout)
    {
        var count = 0;
        if (filter.Statuses is { Count: 0 })
            return new PurgeResult(count, isComplete: true);
        var begun = TimeProvider.System.GetTimestamp();
        string? after = null;
        while (_reader.Ids(filter, after, PurgedAtOnce) is { Count: > 0 } ids)
        {
            if (timeout is { } limit && TimeProvider.System.GetElapsedTime(begun) > limit)
                return new PurgeResult(count, isComplete: false);
            var change = new PurgeInstances(_parts, ids, isRecursive);
            await _commits.Add(change);
            count += change.Count;
            after = ids[^1];
        }

        return new PurgeResult(count, isComplete: true);
    }
}
