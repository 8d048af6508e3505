using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Tools;

/// <summary>The call of a function that tools are used in: theirs are its caller and its rights.</summary>
public sealed record ToolCall(FunctionContext Context, DurableTaskClient Client);
