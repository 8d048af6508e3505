namespace ProcurementFunctions.Hosting.Problems;

/// <summary>
/// A request that cannot be answered with what was asked. The problem details middleware answers it as RFC 9457
/// <c>application/problem+json</c>; what is said here is shown to the caller, so it holds no secret.
/// </summary>
/// <param name="status">The HTTP status, 400 to 599.</param>
/// <param name="title">What kind of problem it is, in a few words.</param>
/// <param name="detail">What is wrong and what would be right.</param>
/// <param name="errors">For bad input: what is wrong with each field, by the field's JSON name.</param>
public sealed class ProblemException(
    int status, string title, string detail, IReadOnlyDictionary<string, string[]>? errors = null) : Exception(detail)
{
    public int Status { get; } = status;

    public string Title { get; } = title;

    public IReadOnlyDictionary<string, string[]>? Errors { get; } = errors;

    /// <summary>When trying again may help: after how long. Answered as <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static ProblemException BadInput(string field, string message) =>
        new(400, "Bad input", $"{field}: {message}", new Dictionary<string, string[]> { [field] = [message] });

    /// <summary>400 for all the fields that are wrong at once; there is at least one.</summary>
    public static ProblemException BadFields(IReadOnlyDictionary<string, string[]> errors)
    {
        var (field, messages) = errors.First();
        var more = errors.Count > 1 ? $" (and {errors.Count - 1} more)" : "";
        return new(400, "Bad input", $"{field}: {messages[0]}{more}", errors);
    }

    public static ProblemException NotFound(string detail) => new(404, "Not found", detail);

    public static ProblemException Conflict(string detail) => new(409, "Conflict", detail);

    public static ProblemException Forbidden(string detail) => new(403, "Forbidden", detail);

    /// <summary>A store that the answer needs is away; nothing was half applied.</summary>
    public static ProblemException Unavailable(string detail, TimeSpan retryAfter) =>
        new(503, "Temporarily unavailable", detail) { RetryAfter = retryAfter };
}
