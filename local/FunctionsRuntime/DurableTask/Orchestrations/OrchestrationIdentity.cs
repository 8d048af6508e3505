using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

/// <summary>Which instance a run belongs to, and what it was started with.</summary>
internal sealed record OrchestrationIdentity(string Name, string InstanceId, string Version, string? Input, ParentLink? Parent);
