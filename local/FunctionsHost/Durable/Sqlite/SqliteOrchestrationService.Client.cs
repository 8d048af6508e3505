using DurableTask.Core;
using DurableTask.Core.History;
using Newtonsoft.Json;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite;

/// <content>What clients ask for.</content>
public sealed partial class SqliteOrchestrationService
{
    private static readonly OrchestrationStatus[] NotEnded =
        [OrchestrationStatus.Pending, OrchestrationStatus.Running, OrchestrationStatus.Suspended, OrchestrationStatus.ContinuedAsNew];

    /// <summary>Starts an instance unless one with its id has not ended.</summary>
    /// <exception cref="DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException">There is one.</exception>
    public Task CreateTaskOrchestrationAsync(TaskMessage creationMessage) => CreateTaskOrchestrationAsync(creationMessage, null!);

    /// <summary>Starts an instance in place of the one with its id, unless that is in one of these statuses; null: in any in which it has not ended.</summary>
    /// <exception cref="DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException">It is.</exception>
    public Task CreateTaskOrchestrationAsync(TaskMessage creationMessage, OrchestrationStatus[] dedupeStatuses)
    {
        ArgumentNullException.ThrowIfNull(creationMessage);
        if (creationMessage.Event is not ExecutionStartedEvent)
            throw new ArgumentException("Only a start can create an instance.", nameof(creationMessage));
        return _commits.Add(new CreateInstance(_parts, Outgoing.Of(creationMessage, _parts.Now), dedupeStatuses ?? NotEnded));
    }

    /// <summary>Sends a message to an instance; it is dropped when there is no instance that can take it.</summary>
    public Task SendTaskOrchestrationMessageAsync(TaskMessage message) => SendTaskOrchestrationMessageBatchAsync(message);

    /// <summary>Sends messages to instances, all or none.</summary>
    public Task SendTaskOrchestrationMessageBatchAsync(params TaskMessage[] messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var now = _parts.Now;
        return SendAsync(new SendMessages(_parts, [.. messages.Select(message => Outgoing.Of(message, now))]), messages.Select(message => message.OrchestrationInstance.InstanceId));
    }

    /// <summary>Terminates an instance.</summary>
    public Task ForceTerminateTaskOrchestrationAsync(string instanceId, string reason) => TerminateAsync(instanceId, reason, isRecursive: false);

    /// <summary>Terminates an instance, alone or with all that it started.</summary>
    public async Task TerminateAsync(string instanceId, string? reason, bool isRecursive)
    {
        var change = new TerminateInstance(_parts, instanceId, reason, isRecursive);
        await _commits.Add(change);
        foreach (var id in change.Ids)
            _parts.Watch.Changed(id);
    }

    /// <summary>Lets an instance that failed, and those that it started and that failed, go on from where their tasks failed.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">It has not failed.</exception>
    public Task RewindAsync(string instanceId, string? reason) =>
        _commits.Add(new RewindInstance(_parts, instanceId, reason));

    /// <summary>Waits until an instance has begun, whether or not it exists yet.</summary>
    public Task<OrchestrationState> WaitForStartAsync(string instanceId, CancellationToken cancellationToken) =>
        _parts.Watch.WaitAsync(instanceId, _reader.State, state => state.OrchestrationStatus != OrchestrationStatus.Pending, cancellationToken);

    /// <summary>Waits until an instance has ended, whichever of its runs it is; without end for a negative timeout.</summary>
    /// <exception cref="TimeoutException">It has not ended in time.</exception>
    public async Task<OrchestrationState> WaitForOrchestrationAsync(string instanceId, string executionId, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (timeout >= TimeSpan.Zero && timeout.TotalMilliseconds < int.MaxValue)
            waiting.CancelAfter(timeout);
        try
        {
            return await _parts.Watch.WaitAsync(instanceId, _reader.State, state => state.OrchestrationStatus.HasEnded(), waiting.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The orchestration instance {instanceId} has not ended in time.", exception);
        }
    }

    /// <summary>The state of an instance, in a list of one or none: only the current run of an instance is kept.</summary>
    public Task<IList<OrchestrationState>> GetOrchestrationStateAsync(string instanceId, bool allExecutions) =>
        Task.FromResult<IList<OrchestrationState>>(_reader.State(instanceId) is { } state ? [state] : []);

    /// <summary>The state of an instance, whichever of its runs it is in; null when there is none.</summary>
    public Task<OrchestrationState> GetOrchestrationStateAsync(string instanceId, string executionId) => Task.FromResult(_reader.State(instanceId)!);

    /// <summary>The history of the current run of an instance; empty when there is none.</summary>
    public Task<IReadOnlyList<HistoryEvent>> GetHistoryAsync(string instanceId) =>
        Task.FromResult<IReadOnlyList<HistoryEvent>>(_reader.Instance(instanceId) is { } row ? _reader.History(row.Run).Events : []);

    /// <summary>The history of the current run of an instance as JSON.</summary>
    public async Task<string> GetOrchestrationHistoryAsync(string instanceId, string executionId) =>
        JsonConvert.SerializeObject(await GetHistoryAsync(instanceId));

    // A message may end an instance that has not begun.
    private async Task SendAsync(StoreChange change, IEnumerable<string> ids)
    {
        await _commits.Add(change);
        foreach (var id in ids)
            _parts.Watch.Changed(id);
    }
}
