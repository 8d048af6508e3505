using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Functions;

/// <summary>The app's orchestrator and activity functions, by name without case.</summary>
internal interface ITaskFunctions
{
    /// <summary>Whether there are none, so that no engine is needed.</summary>
    bool IsEmpty { get; }

    bool HasOrchestrator(string name);

    bool HasActivity(string name);

    /// <summary>Runs an orchestrator's code until its first wait; the task ends with its output.</summary>
    Task<object?> RunOrchestratorAsync(string name, LocalOrchestrationContext context);

    /// <summary>Runs an activity; the task ends with its result.</summary>
    Task<object?> RunActivityAsync(ActivityCall call, CancellationToken cancellation);
}
