using System.Text.Json;
using Microsoft.Extensions.AI;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Tools;

namespace ProcurementFunctions.Conversations.Answering;

/// <summary>A tool that only reads, offered to a model within one message, so for one caller: it sees what they would see.</summary>
internal sealed class LookUp(AgentTool tool, ToolCall call, ApiCaller api) : AIFunction
{
    /// <summary>
    /// Those that the caller may use. What reads but asks vendors ("find_deal") is left out: vendors would be told what the firm looks
    /// for, and the agent learns from their answers.
    /// </summary>
    public static IReadOnlyList<LookUp> For(ToolCall call, ApiCaller api) =>
        [.. AgentTools.All.Where(tool => tool is { Effect: ToolEffect.Reads, Api.Method: "GET" } && tool.IsFor(call.Context.GetCaller())).Select(tool => new LookUp(tool, call, api))];

    public override string Name => tool.Name;

    public override string Description => tool.Description;

    public override JsonElement JsonSchema => tool.Api.InputSchema;

    /// <summary>What is found, or why it is not.</summary>
    public async Task<LookedUp> ReadAsync(IDictionary<string, object?>? arguments, CancellationToken cancellation)
    {
        var given = (arguments ?? new Dictionary<string, object?>()).ToDictionary(argument => argument.Key, argument => ValueOf(argument.Value), StringComparer.Ordinal);
        Answer answer = await api.CallAsync(call, tool.Api, given, cancellation);
        var about = tool.Api.Arguments.Where(argument => argument.Place == ArgumentPlace.Path && given.ContainsKey(argument.Name)).Select(argument => given[argument.Name].ToString());
        return LookedUp.Of(tool.Title, string.Join(' ', about), answer);
    }

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
        (await ReadAsync(arguments, cancellationToken)).Text;

    private static JsonElement ValueOf(object? value) => value is JsonElement element ? element : JsonSerializer.SerializeToElement(value);
}
