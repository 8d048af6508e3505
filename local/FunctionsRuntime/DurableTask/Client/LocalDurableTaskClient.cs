using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Management;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Client;

/// <summary>The client of the engine in this process. What it acknowledges is on the disk.</summary>
internal sealed class LocalDurableTaskClient(
    DurableTaskEngine engine, ManagementLinks? links = null, FunctionsRuntimeAddress? address = null) : DurableTaskClient(engine.Options.HubName)
{
    private static readonly OrchestrationRuntimeStatus[] EndedStatuses =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name, nameof(orchestratorName));
        if (!engine.HasOrchestrator(orchestratorName.Name))
            throw new ArgumentException($"The function '{orchestratorName}' doesn't exist, is disabled, or is not an orchestrator function.");
        var instance = new NewInstance(
            orchestratorName.Name, options?.Version?.Version ?? engine.Options.DefaultVersion, JsonPayloads.Default.Serialize(input))
        {
            StartAt = options?.StartAt?.ToUniversalTime(),
            Tags = TaskTrace.With(options?.Tags),
            DedupeStatuses = DedupeStatuses.Parse(options?.DedupeStatuses),
        };
        var id = options?.InstanceId ?? Guid.NewGuid().ToString("N");
        InstanceIds.Require(id, nameof(options));
        await engine.AskAsync<bool>(id, reply => new ClientStart(instance, reply), cancellation);
        return id;
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return TellAsync(instanceId, new EventRaised(eventName, JsonPayloads.Default.Serialize(eventPayload)), cancellation);
    }

    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) => TellAsync(
            instanceId,
            new ExecutionTerminated(JsonPayloads.Default.Serialize(options?.Output), options?.Recursive ?? false),
            cancellation);

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        TellAsync(instanceId, new ExecutionSuspended(reason), cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        TellAsync(instanceId, new ExecutionResumed(reason), cancellation);

    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => Describe(
            await WaitAsync(instanceId, instance => instance.Status != OrchestrationRuntimeStatus.Pending, cancellation), getInputsAndOutputs);

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => Describe(
            await WaitAsync(instanceId, instance => instance.HasEnded, cancellation), getInputsAndOutputs);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(engine.Reader.Instance(instanceId) is { } instance ? Describe(instance, getInputsAndOutputs) : null);
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        var query = filter ?? new OrchestrationQuery();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.PageSize, nameof(filter));
        return Pageable.Create((continuation, pageSize, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return Task.FromResult(ReadPage(query, continuation ?? query.ContinuationToken, pageSize ?? query.PageSize));
        });
    }

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        IReadOnlyList<InstanceRecord> children = options?.Recursive is true
            ? engine.Reader.Instances(new InstanceFilter { ParentId = instanceId }, null, int.MaxValue)
            : [];
        if (!await engine.AskAsync<bool>(instanceId, reply => new Purge(reply), cancellation))
            return new PurgeResult(0, isComplete: true);
        var count = 1;
        foreach (var child in children)
            count += (await PurgeInstanceAsync(child.Id, options, cancellation)).PurgedInstanceCount;
        return new PurgeResult(count, isComplete: true);
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var began = Stopwatch.GetTimestamp();
        var wanted = new InstanceFilter
        {
            CreatedFrom = filter.CreatedFrom,
            CreatedTo = filter.CreatedTo,
            Statuses = [.. filter.Statuses?.Intersect(EndedStatuses) ?? EndedStatuses],
        };
        var count = 0;
        string? after = null;
        while (engine.Reader.Instances(wanted, after, OrchestrationQuery.DefaultPageSize) is [.., var last] page)
        {
            if (filter.Timeout is { } longest && Stopwatch.GetElapsedTime(began) >= longest)
                return new PurgeResult(count, isComplete: false);
            var purged = await Task.WhenAll(page.Select(instance => PurgeInstanceAsync(instance.Id, options, cancellation)));
            count += purged.Sum(result => result.PurgedInstanceCount);
            after = last.Id;
        }

        return new PurgeResult(count, isComplete: true);
    }

    public override async Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var instance = engine.Reader.Instance(instanceId)
            ?? throw new ArgumentException($"An orchestration with the instanceId {instanceId} was not found.");
        if (!restartWithNewInstanceId && !instance.HasEnded)
            throw new InvalidOperationException($"The orchestration instance {instanceId} is {instance.Status} and cannot be restarted under its id.");
        var id = restartWithNewInstanceId ? Guid.NewGuid().ToString("N") : instanceId;
        var copy = new NewInstance(instance.Name, instance.Version, engine.Reader.Payloads(instance.Execution).Input) { Tags = instance.Tags };
        await engine.AskAsync<bool>(id, reply => new ClientStart(copy, reply), cancellation);
        return id;
    }

    public override Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default) =>
        TellAsync(instanceId, new ExecutionRewound(reason), cancellation);

    /// <summary>The addresses by which an instance is watched and steered over HTTP.</summary>
    /// <exception cref="InvalidOperationException">The engine runs without a host that answers.</exception>
    public HttpManagementPayload LinksOf(string instanceId, Uri? host) =>
        links is null || address is null
            ? throw new InvalidOperationException("There is no host that answers for the orchestrations.")
            : links.Of(host ?? address.Url, instanceId);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Page<OrchestrationMetadata> ReadPage(OrchestrationQuery query, string? after, int size)
    {
        if (query.TaskHubNames is { } hubs && !hubs.Contains(Name, StringComparer.OrdinalIgnoreCase))
            return new([]);
        var wanted = new InstanceFilter
        {
            CreatedFrom = query.CreatedFrom,
            CreatedTo = query.CreatedTo,
            Statuses = query.Statuses is { } statuses ? [.. statuses] : null,
            IdPrefix = query.InstanceIdPrefix,
        };
        var found = engine.Reader.Instances(wanted, ContinuationTokens.Read(after), size + 1);
        List<OrchestrationMetadata> values = [.. found.Take(size).Select(instance => Describe(instance, query.FetchInputsAndOutputs))];
        return new(values, found.Count > size ? ContinuationTokens.After(values[^1].InstanceId) : null);
    }

    private Task<bool> TellAsync(string instanceId, HistoryEvent told, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return engine.AskAsync<bool>(instanceId, reply => new Delivery(told, Reply: reply), cancellation);
    }

    private Task<InstanceRecord> WaitAsync(string instanceId, Func<InstanceRecord, bool> isReached, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return engine.Watch.WaitAsync(instanceId, engine.Reader.Instance, isReached, cancellation);
    }

    private OrchestrationMetadata Describe(InstanceRecord instance, bool withPayloads)
    {
        var payloads = withPayloads ? engine.Reader.Payloads(instance.Execution) : null;
        return new OrchestrationMetadata(instance.Name, instance.Id)
        {
            RuntimeStatus = instance.Status,
            CreatedAt = instance.CreatedAt,
            LastUpdatedAt = instance.UpdatedAt,
            Tags = instance.Tags ?? System.Collections.Immutable.ImmutableDictionary<string, string>.Empty,
            DataConverter = withPayloads ? JsonPayloads.Default : null,
            SerializedInput = payloads?.Input,
            SerializedOutput = payloads?.Output,
            SerializedCustomStatus = withPayloads ? instance.CustomStatus : null,
            FailureDetails = Ended.FromJson(payloads?.Failure),
        };
    }
}
