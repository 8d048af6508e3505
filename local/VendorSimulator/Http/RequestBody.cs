using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace ProcurementFunctions.Local.VendorSimulator.Http;

/// <summary>A body as it was read, or why it could not be.</summary>
internal sealed record RequestBody<T>(T? Value, VendorProblem? Problem)
    where T : class
{
    public static async Task<RequestBody<T>> ReadAsync(HttpRequest request, JsonTypeInfo<T> type)
    {
        if (!request.HasJsonContentType())
            return new(null, new VendorProblem(415, "Unsupported media type", "Send application/json."));
        try
        {
            var value = await JsonSerializer.DeserializeAsync(request.Body, type, request.HttpContext.RequestAborted);
            return value is null ? new(null, VendorProblem.BadInput("$", "a JSON object is needed")) : new(value, null);
        }
        catch (JsonException e)
        {
            return new(null, VendorProblem.BadInput(e.Path ?? "$", "not the JSON that this call takes"));
        }
    }
}
