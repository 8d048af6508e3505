using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Management;

/// <summary>Reads a request's body as any JSON.</summary>
internal static class JsonBody
{
    /// <summary>The value; null when there is no body or it is the JSON null.</summary>
    /// <exception cref="BadHttpRequestException">The body is no JSON.</exception>
    public static async Task<JsonNode?> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        if (body.Length == 0)
            return null;
        try
        {
            return JsonNode.Parse(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (JsonException wrong)
        {
            throw new BadHttpRequestException("Invalid JSON content.", wrong);
        }
    }
}
