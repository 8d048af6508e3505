using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ProcurementFunctions.Tools;

namespace ProcurementFunctions.Mcp;

/// <summary>
/// Asks the person behind a client whether they agree, by elicitation: the first call of a tool ends with the question, the client
/// calls it again with the answer. What they were shown travels with it and binds what is done.
/// </summary>
internal sealed class AgreementTalk(Agreement agreement, ToolCall call, ApiCaller api)
{
    private const string Question = "agreement";

    /// <summary>The arguments with what ties them to what was shown, or why nothing is done.</summary>
    /// <exception cref="InputRequiredException">The person has to be asked.</exception>
    public async Task<(Dictionary<string, JsonElement> Arguments, CallToolResult? Refusal)> HearAsync(
        CallToolRequestParams request, Dictionary<string, JsonElement> arguments, CancellationToken cancellation)
    {
        if (request.InputResponses?.TryGetValue(Question, out var response) is not true)
            return (arguments, await AskAsync(arguments, cancellation));
        if (response!.Deserialize(InputResponse.ElicitResultJsonTypeInfo) is not { IsAccepted: true })
            return (arguments, ToolResults.Refused("The person did not agree. Nothing was done."));
        if (TieOf(request.RequestState, arguments) is not { } tie)
            return (arguments, ToolResults.Refused("The arguments are not those that the person was asked about. Nothing was done."));
        return (new(arguments) { [agreement.Argument] = JsonSerializer.SerializeToElement(tie) }, null);
    }

    private async Task<CallToolResult?> AskAsync(Dictionary<string, JsonElement> arguments, CancellationToken cancellation)
    {
        var id = arguments.Where(argument => argument.Key == "id").ToDictionary();
        var answer = await api.CallAsync(call, ApiOperations.Of(agreement.Reads), id, cancellation);
        if (answer.Status >= 400) return ToolResults.Of(answer);
        var about = JsonNode.Parse(answer.Body.Span)!;
        if (agreement.Tie(about, answer.Headers.GetValueOrDefault("ETag")) is not { } tie) return ToolResults.Refused("Nothing waits for a decision there.");
        throw new InputRequiredException(
            new Dictionary<string, InputRequest> { [Question] = InputRequest.ForElicitation(QuestionOf(agreement.Text(Said(arguments), about))) },
            $"{HashOf(arguments)} {tie}");
    }

    private static ElicitRequestParams QuestionOf(string text) => new() { Message = text, RequestedSchema = new() { Properties = new Dictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition>() } };

    private string? TieOf(string? state, Dictionary<string, JsonElement> arguments) =>
        state?.Split(' ', 2) is [var hash, var tie] && hash == HashOf(arguments) ? tie : null;

    private string HashOf(Dictionary<string, JsonElement> arguments) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Said(arguments).ToJsonString())));

    private JsonObject Said(Dictionary<string, JsonElement> arguments) =>
        new(arguments.Where(argument => argument.Key != agreement.Argument).OrderBy(argument => argument.Key, StringComparer.Ordinal)
            .Select(argument => KeyValuePair.Create(argument.Key, JsonSerializer.SerializeToNode(argument.Value))));
}
