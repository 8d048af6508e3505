using System.Text.Json.Serialization;

namespace ProcurementFunctions.Hosting.Http;

/// <summary>Problem details as they are sent.</summary>
/// <param name="TraceId">For an unforeseen failure: what to look for in the log.</param>
internal sealed record ProblemBody(
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId);
