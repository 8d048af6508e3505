namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

/// <summary>One step of an orchestrator: when it ran, what had reached it and what it did.</summary>
/// <param name="At">The orchestrator's time during the step, UTC.</param>
/// <param name="Received">What reached it, in order.</param>
/// <param name="Actions">What it did, in order.</param>
internal sealed record HistoryStep(
    DateTime At, IReadOnlyList<HistoryEvent> Received, IReadOnlyList<OrchestratorAction> Actions);
