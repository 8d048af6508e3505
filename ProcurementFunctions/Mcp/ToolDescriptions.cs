using System.Collections.Concurrent;
using ModelContextProtocol.Protocol;

namespace ProcurementFunctions.Mcp;

/// <summary>What clients are told of a tool.</summary>
internal static class ToolDescriptions
{
    private static readonly ConcurrentDictionary<string, Tool> Known = new(StringComparer.Ordinal);

    public static Tool Of(McpTool tool) => Known.GetOrAdd(tool.Name, static (_, described) => Describe(described), tool);

    private static Tool Describe(McpTool tool) => new()
    {
        Name = tool.Name,
        Title = tool.Title,
        Description = tool.Advice is null ? tool.Api.Summary : $"{tool.Api.Summary} {tool.Advice}",
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
