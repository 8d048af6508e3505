using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

/// <summary>Replays a saved history against the code as it is now.</summary>
internal static class HistoryReplay
{
    /// <summary>Where the code stands after the last step.</summary>
    /// <exception cref="NonDeterministicOrchestrationException">The code does something else than the history says.</exception>
    /// <exception cref="TaskNotFoundException">There is no such orchestrator any more.</exception>
    public static Outcome Run(SavedHistory saved, ITaskFunctions functions, OrchestrationSettings settings)
    {
        if (!functions.HasOrchestrator(saved.Name))
            throw TaskNotFoundException.Orchestrator(saved.Name);
        var identity = new OrchestrationIdentity(saved.Name, saved.InstanceId, saved.Version, saved.Input, saved.Parent);
        var run = new OrchestrationRun(identity, settings, functions, static () => { });
        foreach (var step in saved.Steps)
            run.Replay(step);
        return run.Outcome;
    }
}
