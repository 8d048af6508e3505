namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

/// <summary>At a replay the orchestrator's code did not do what its history says that it did.</summary>
internal sealed class NonDeterministicOrchestrationException(string message) : Exception(message)
{
    private const string Advice = "Was the orchestrator's code changed while this instance was running, or does it read the time, " +
        "randomness or other state from outside its context?";

    public static NonDeterministicOrchestrationException For(int step, object? recorded, object? produced) => new(
        $"Step {step} of the history says {recorded ?? "nothing more"}, but the code now did {produced ?? "nothing more"}. {Advice}");
}
