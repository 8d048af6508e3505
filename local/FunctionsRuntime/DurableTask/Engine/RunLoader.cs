using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>Brings the run of an instance back into memory by replaying its history.</summary>
internal static class RunLoader
{
    /// <exception cref="TaskNotFoundException">The app does not have the orchestrator any more.</exception>
    /// <exception cref="NonDeterministicOrchestrationException">The code did not do what the history says.</exception>
    public static OrchestrationRun Load(EngineParts parts, InstanceRecord instance, RunInput? known)
    {
        var run = New(parts, instance, known);
        if (instance.Steps == 0)
            return run;
        foreach (var step in parts.Reader.History(instance.Execution))
            run.Replay(step);
        return run;
    }

    /// <summary>A run that has not begun.</summary>
    /// <exception cref="TaskNotFoundException">The app does not have the orchestrator any more.</exception>
    public static OrchestrationRun New(EngineParts parts, InstanceRecord instance, RunInput? known)
    {
        if (!parts.Functions.HasOrchestrator(instance.Name))
            throw TaskNotFoundException.Orchestrator(instance.Name);
        var input = known is null ? parts.Reader.Payloads(instance.Execution).Input : known.Input;
        var identity = new OrchestrationIdentity(instance.Name, instance.Id, instance.Version, input, instance.Parent);
        return new OrchestrationRun(identity, parts.Settings, parts.Functions, () => parts.Post(instance.Id, new Wake()));
    }
}
