namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

/// <summary>The payloads of a run as JSON; the failure as JSON of its details.</summary>
internal sealed record RunPayloads(string? Input, string? Output, string? Failure);
