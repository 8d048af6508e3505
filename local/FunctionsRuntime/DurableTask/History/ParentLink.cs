namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

/// <summary>The run of an orchestration that waits for a sub-orchestration, and the number of its call.</summary>
internal sealed record ParentLink(string Name, string InstanceId, long Execution, int Task);
