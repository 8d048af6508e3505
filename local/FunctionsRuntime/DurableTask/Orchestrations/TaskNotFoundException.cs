namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

/// <summary>An orchestrator called a task, or an instance is of an orchestration, that the app does not have.</summary>
internal sealed class TaskNotFoundException(string message) : Exception(message)
{
    public static TaskNotFoundException Activity(string name) => new($"There is no activity function named '{name}'.");

    public static TaskNotFoundException Orchestrator(string name) => new($"There is no orchestrator function named '{name}'.");
}
