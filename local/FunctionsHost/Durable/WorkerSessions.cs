using System.Collections.Concurrent;
using DurableTask.Core;
using DurableTask.Core.Command;

namespace ProcurementFunctions.Local.FunctionsHost.Durable;

/// <summary>
/// Which orchestrations the worker holds in memory, and up to which event: for those a step sends the new events alone
/// ("extended sessions"). What the worker holds counts only where the history on this side has just the events of that step
/// more; after an aborted step, a rewind or a restart of either side the whole history is sent.
/// </summary>
internal sealed class WorkerSessions
{
    private readonly ConcurrentDictionary<string, Session> _sessions = new();

    /// <summary>Whether the worker holds this execution just as far as its committed history goes.</summary>
    public bool Holds(OrchestrationRuntimeState state) =>
        _sessions.TryGetValue(state.OrchestrationInstance!.InstanceId, out var session)
        && session == new Session(state.OrchestrationInstance.ExecutionId, state.PastEvents.Count);

    /// <summary>Notes that the worker has taken a step. When it is committed, each action is an event, and the step's end is one.</summary>
    public void Ran(OrchestrationRuntimeState state, OrchestratorExecutionResult result)
    {
        var actions = result.Actions.ToList();
        if (actions.Any(action => action is OrchestrationCompleteOrchestratorAction)) Forget(state);
        else _sessions[state.OrchestrationInstance!.InstanceId] = new Session(state.OrchestrationInstance.ExecutionId, state.Events.Count + actions.Count + 1);
    }

    public void Forget(OrchestrationRuntimeState state) => _sessions.TryRemove(state.OrchestrationInstance!.InstanceId, out _);

    /// <summary>The worker is a new one.</summary>
    public void Clear() => _sessions.Clear();

    private sealed record Session(string ExecutionId, int Events);
}
