using Microsoft.DurableTask;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

/// <summary>What a step of an orchestrator came to.</summary>
/// <param name="Actions">What it did.</param>
/// <param name="CancelledTimers">The timers that it cancelled.</param>
/// <param name="CustomStatus">The custom status as JSON.</param>
/// <param name="Outcome">Where the orchestrator stands now.</param>
internal sealed record StepResult(
    IReadOnlyList<OrchestratorAction> Actions,
    IReadOnlyList<int> CancelledTimers,
    string? CustomStatus,
    Outcome Outcome);

/// <summary>Where an orchestrator stands after a step. Payloads are JSON.</summary>
internal abstract record Outcome
{
    /// <summary>It waits.</summary>
    internal sealed record Waiting : Outcome;

    /// <summary>It is held up.</summary>
    internal sealed record Suspended : Outcome;

    /// <summary>It ended with a result.</summary>
    internal sealed record Completed(string? Output) : Outcome;

    /// <summary>It failed.</summary>
    internal sealed record Failed(TaskFailureDetails Failure) : Outcome;

    /// <summary>A client ended it.</summary>
    internal sealed record Terminated(string? Output, bool Recursive) : Outcome;

    /// <summary>It starts over.</summary>
    internal sealed record ContinuedAsNew(string? Input, string? Version, IReadOnlyList<EventRaised> Carried) : Outcome;
}
