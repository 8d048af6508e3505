using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace ProcurementFunctions.Hosting.Http;

/// <summary>
/// A complete answer: status, headers and the body's bytes. Nothing in it can fail once the headers are sent, and it can
/// be kept to be given a second time. Made by <see cref="Answers"/>.
/// </summary>
/// <param name="ContentType">Null exactly when there is no body.</param>
/// <param name="Body">
/// Not part of its JSON: beside the response, the Functions worker sends what a function returned to its host as JSON, which
/// has no use for it.
/// </param>
/// <param name="Headers">Such as ETag and Location.</param>
public sealed record Answer(
    int Status,
    string? ContentType,
    [property: JsonIgnore] ReadOnlyMemory<byte> Body,
    [property: JsonIgnore] IReadOnlyDictionary<string, string> Headers)
    : IResult
{
    public Answer WithHeader(string name, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase) { [name] = value } };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        foreach (var (name, value) in Headers) response.Headers[name] = value;
        if (ContentType is null) return;
        response.ContentType = ContentType;
        response.Headers.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }

    internal static string Seconds(TimeSpan time) =>
        Math.Max(1, Math.Ceiling(time.TotalSeconds)).ToString("0", CultureInfo.InvariantCulture);
}
