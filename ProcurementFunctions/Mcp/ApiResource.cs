using System.Text;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProcurementFunctions.Tools;

namespace ProcurementFunctions.Mcp;

/// <summary>A kind of record that clients may read by its address, within one call.</summary>
internal sealed class ApiResource(McpResource resource, ToolCall call, ApiCaller api) : McpServerResource
{
    public override ResourceTemplate ProtocolResourceTemplate { get; } = new()
    {
        Name = resource.Name,
        Title = resource.Title,
        UriTemplate = $"{resource.Prefix}{{{resource.Argument}}}",
        Description = resource.Api.Summary,
        MimeType = "application/json",
    };

    public override IReadOnlyList<object> Metadata => [];

    public override bool IsMatch(string uri) => uri.StartsWith(resource.Prefix, StringComparison.Ordinal) && uri.Length > resource.Prefix.Length;

    public override async ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default)
    {
        var uri = request.Params.Uri;
        var id = Uri.UnescapeDataString(uri[resource.Prefix.Length..]);
        var arguments = new Dictionary<string, JsonElement> { [resource.Argument] = JsonSerializer.SerializeToElement(id) };
        var answer = await api.CallAsync(call, resource.Api, arguments, cancellationToken);
        var text = Encoding.UTF8.GetString(answer.Body.Span);
        if (answer.Status >= 400)
            throw new McpProtocolException(text, answer.Status == 404 ? McpErrorCode.ResourceNotFound : McpErrorCode.InternalError);
        return new() { Contents = [new TextResourceContents { Uri = uri, MimeType = "application/json", Text = text }] };
    }
}
