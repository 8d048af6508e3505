using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Mcp;

/// <summary>The call of <see cref="McpFunctions"/> that a tool, a resource or a prompt is asked for in.</summary>
/// <param name="Address">The app's own address: scheme, host and port.</param>
internal sealed record McpCall(FunctionContext Context, DurableTaskClient Client, string Address);
