using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.VendorSimulator.Http;

/// <summary>A refusal, answered as <c>application/problem+json</c>.</summary>
/// <param name="Errors">What is wrong with each field, by its JSON name.</param>
internal sealed record VendorProblem(
    int Status,
    string Title,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyDictionary<string, string[]>? Errors = null)
{
    public static VendorProblem NotFound(string detail) => new(404, "Not found", detail);

    public static VendorProblem Conflict(string detail) => new(409, "Conflict", detail);

    public static VendorProblem BadInput(string field, string message) => OfField(400, "Bad input", field, message);

    public static VendorProblem NotAcceptable(string field, string message) =>
        OfField(422, "The order cannot be taken", field, message);

    public static VendorProblem Unavailable(string detail) => new(503, "Temporarily unavailable", detail);

    public static VendorProblem OfStatus(int status) => new(
        status,
        Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
        status switch
        {
            404 => "There is nothing at this address.",
            405 => "This address does not take this method.",
            413 => "The body is over 64 KB.",
            _ => "The request could not be read.",
        });

    private static VendorProblem OfField(int status, string title, string field, string message) =>
        new(status, title, $"{field}: {message}", new Dictionary<string, string[]> { [field] = [message] });
}
