using System.Collections.Concurrent;
using ModelContextProtocol.Protocol;
using ProcurementFunctions.Tools;

namespace ProcurementFunctions.Mcp;

/// <summary>What clients are told of a tool.</summary>
internal static class ToolDescriptions
{
    private static readonly ConcurrentDictionary<string, Tool> Known = new(StringComparer.Ordinal);

    public static Tool Of(AgentTool tool) => Known.GetOrAdd(tool.Name, static (_, described) => Describe(described), tool);

    private static Tool Describe(AgentTool tool) => new()
    {
        Name = tool.Name,
        Title = tool.Title,
        Description = tool.Description,
        InputSchema = tool.Api.InputSchema,
        Annotations = new()
        {
            Title = tool.Title,
            ReadOnlyHint = tool.Effect == ToolEffect.Reads,
            DestructiveHint = tool.Effect == ToolEffect.Binds,
            IdempotentHint = tool.Effect is ToolEffect.Reads or ToolEffect.Sets,
        },
    };
}
