using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Hosting.Http;

/// <summary>The answers that functions give.</summary>
public static class Answers
{
    public const string Json = "application/json; charset=utf-8";
    public const string ProblemJson = "application/problem+json";

    private static readonly Dictionary<string, string> NoHeaders = [];

    public static Answer NoContent { get; } = new(204, null, default, NoHeaders);

    /// <summary>200; <paramref name="etag"/> is that of the stored document, for a later If-Match.</summary>
    public static Answer Ok<T>(T value, JsonTypeInfo<T> json, string? etag = null) => WithBody(200, value, json).Tagged(etag);

    /// <summary>201 and where it is now.</summary>
    public static Answer Created<T>(string location, T value, JsonTypeInfo<T> json, string? etag = null) =>
        WithBody(201, value, json).WithHeader("Location", location).Tagged(etag);

    /// <summary>202: begun, and where to look how it goes.</summary>
    public static Answer Accepted<T>(string location, T value, JsonTypeInfo<T> json) =>
        WithBody(202, value, json).WithHeader("Location", location);

    /// <summary>A body with a status of the caller's choice.</summary>
    public static Answer WithBody<T>(int status, T value, JsonTypeInfo<T> json) =>
        new(status, Json, Text(value, json), NoHeaders);

    /// <summary>200 with a whole XML document, its encoding declared in it.</summary>
    public static Answer Xml(byte[] document) => new(200, "application/xml", document, NoHeaders);

    /// <summary>200 with a part of a list: <c>{ "items": [...], "nextCursor": null | "..." }</c>.</summary>
    public static Answer Page<T>(IEnumerable<T> items, string? nextCursor, JsonTypeInfo<T> json)
    {
        var body = Written(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var item in items) JsonSerializer.Serialize(writer, item, json);
            writer.WriteEndArray();
            writer.WriteString("nextCursor", nextCursor);
            writer.WriteEndObject();
        });
        return new(200, Json, body, NoHeaders);
    }

    /// <summary>RFC 9457 problem details.</summary>
    public static Answer Problem(ProblemException problem, string? traceId = null)
    {
        var body = new ProblemBody(problem.Title, problem.Status, problem.Message, problem.Errors, traceId);
        var answer = new Answer(
            problem.Status,
            ProblemJson,
            Written(writer => JsonSerializer.Serialize(writer, body, HttpJson.Default.ProblemBody)),
            NoHeaders);
        return problem.RetryAfter is { } after ? answer.WithHeader("Retry-After", Answer.Seconds(after)) : answer;
    }

    /// <summary>A value as the text of an answer.</summary>
    internal static ReadOnlyMemory<byte> Text<T>(T value, JsonTypeInfo<T> json) =>
        Written(writer => JsonSerializer.Serialize(writer, value, json));

    /// <summary>200 with a body that has been written already.</summary>
    internal static Answer OkText(ReadOnlyMemory<byte> json) => new(200, Json, json, NoHeaders);

    private static ReadOnlyMemory<byte> Written(Action<Utf8JsonWriter> write)
    {
        using var body = new JsonBuffer();
        using (var writer = body.Begin()) write(writer);
        return body.Written.ToArray();
    }

    private static Answer Tagged(this Answer answer, string? etag) =>
        etag is null ? answer : answer.WithHeader("ETag", ETags.Format(etag));
}
