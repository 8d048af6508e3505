using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Hosting.Http;

/// <summary>Versions of documents, as they travel in ETag and If-Match.</summary>
public static class ETags
{
    /// <summary>The version of a document that nobody has written yet: a PUT with it creates the document.</summary>
    public const string Absent = "\"0\"";

    /// <summary>The version that the caller has seen, exactly as an ETag gave it.</summary>
    /// <exception cref="ProblemException">428 without If-Match; 400 when it is not one ETag.</exception>
    public static string RequireIfMatch(this HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0 || (header is [var only] && string.IsNullOrWhiteSpace(only)))
        {
            throw new ProblemException(
                428, "Precondition required", "send If-Match with the ETag that a GET of this answered, so that no change is lost");
        }

        if (header is not [{ } value] || !IsOne(value.Trim()))
            throw ProblemException.BadInput("If-Match", "must be one ETag in double quotes, as a GET answered it");
        return value.Trim();
    }

    /// <summary>412: the document has changed since the caller read it.</summary>
    public static ProblemException Mismatch() =>
        new(412, "Precondition failed", "it has changed since it was read; read it again and repeat the change");

    /// <summary>The ETag in double quotes.</summary>
    internal static string Format(string etag) => IsOne(etag) ? etag : $"\"{etag}\"";

    private static bool IsOne(string value) =>
        value.Length > 2 && value[0] == '"' && value[^1] == '"' && !value[1..^1].Any(c => c is '"' or <= ' ' or > '~');
}
