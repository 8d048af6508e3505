using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ProcurementFunctions.Hosting.Http;

namespace ProcurementFunctions.Mcp;

/// <summary>Answers of the HTTP interface as results of tools.</summary>
internal static class ToolResults
{
    /// <summary>The answer's JSON, as text and as structure; a refusal is an error with its problem details.</summary>
    public static CallToolResult Of(Answer answer)
    {
        var text = Encoding.UTF8.GetString(answer.Body.Span);
        var result = new CallToolResult
        {
            IsError = answer.Status >= 400,
            Content = [new TextContentBlock { Text = text.Length > 0 ? text : "Done." }],
            StructuredContent = text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : null,
        };
        if (answer.Headers.TryGetValue("ETag", out var etag)) result.Content.Add(new TextContentBlock { Text = $"ETag: {etag}" });
        return result;
    }

    public static CallToolResult Refused(string text) => new() { IsError = true, Content = [new TextContentBlock { Text = text }] };
}
