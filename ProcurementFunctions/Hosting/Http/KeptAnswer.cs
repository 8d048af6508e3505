using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Hosting.Http;

/// <summary>What stands in Redis for an idempotency key: at first who is at work, then the answer.</summary>
/// <param name="Owner">One run of one request.</param>
/// <param name="Fingerprint">SHA-256 of the body; null while a streamed body is still coming.</param>
/// <param name="Status">0 while there is no answer yet.</param>
internal sealed record KeptAnswer(
    [property: JsonRequired] string Owner,
    string? Fingerprint,
    int Status = 0,
    string? ContentType = null,
    byte[]? Body = null,
    Dictionary<string, string>? Headers = null)
{
    /// <summary>The shape that this build writes.</summary>
    public static readonly SchemaVersion CurrentSchema = new(1, 0);

    /// <summary>Missing means 0.0, which said the same.</summary>
    public SchemaVersion SchemaVersion { get; init; } = CurrentSchema;

    [JsonIgnore]
    public bool IsAnswered => Status != 0;

    public Answer ToAnswer() => new(Status, ContentType, Body, Headers ?? []);

    public KeptAnswer With(Answer answer, string fingerprint) => this with
    {
        Fingerprint = fingerprint,
        Status = answer.Status,
        ContentType = answer.ContentType,
        Body = answer.Body.ToArray(),
        Headers = new(answer.Headers),
    };
}
