using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Tools;

namespace ProcurementFunctions.Mcp;

/// <summary>A tool within one call, so for one caller.</summary>
internal sealed class ApiTool(AgentTool tool, ToolCall call, ApiCaller api) : McpServerTool
{
    public override Tool ProtocolTool { get; } = ToolDescriptions.Of(tool);

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        var arguments = new Dictionary<string, JsonElement>(request.Params.Arguments ?? new Dictionary<string, JsonElement>());
        if (tool.Agreement is { } agreement && CanAsk(request.Server))
        {
            var asked = await new AgreementTalk(agreement, call, api).HearAsync(request.Params, arguments, cancellationToken);
            if (asked.Refusal is { } refusal) return refusal;
            arguments = asked.Arguments;
        }

        if (tool.WithoutRoles.Count > 0) Reduce();
        return ToolResults.Of(await api.CallAsync(call, tool.Api, arguments, cancellationToken));
    }

    /// <summary>The client can put a question to its person while a tool is called.</summary>
    private static bool CanAsk(McpServer server) => server.IsMrtrSupported && server.ClientCapabilities?.Elicitation is not null;

    private void Reduce()
    {
        var caller = call.Context.GetCaller();
        call.Context.SetCaller(caller with { Roles = caller.Roles.Except(tool.WithoutRoles).ToHashSet(StringComparer.Ordinal) });
    }
}
