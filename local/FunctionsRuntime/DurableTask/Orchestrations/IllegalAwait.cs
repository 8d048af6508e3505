namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

/// <summary>Says that an orchestrator awaited what it must not.</summary>
internal static class IllegalAwait
{
    public const string Message =
        "An invalid asynchronous wait was found in an orchestrator. Orchestrators, and middleware around them, may await only " +
        "tasks of their TaskOrchestrationContext; real I/O, Task.Run, Task.Delay and ConfigureAwait(false) belong in activities.";

    public static InvalidOperationException Exception() => new(Message);
}
