using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Hosting.Http;

/// <summary>The caller's name for one POST, by which a second arrival of it is known.</summary>
public static class IdempotencyKeys
{
    public const string Header = "Idempotency-Key";
    public const int MaxLength = 128;

    private const string Kept = "idempotency";

    /// <summary>How the keys of all kept answers begin.</summary>
    internal const string Prefix = $"{Kept}:";

    /// <summary>A glob pattern that the keys of all kept answers match.</summary>
    internal const string Any = $"{Prefix}*";

    /// <summary>A glob pattern that the keys of all answers kept for this user match, and nothing else.</summary>
    internal static string AnyOf(string userId) => $"{Kept}:{Escape(userId)}:*";

    /// <summary>Under which an answer is kept; parts are percent-encoded, so that none makes another's key.</summary>
    internal static string KeptKey(string userId, string place, string key) =>
        string.Join(':', Kept, Escape(userId), Escape(place), Escape(key));

    private static string Escape(string part) => Uri.EscapeDataString(part);

    /// <summary>The request's <c>Idempotency-Key</c>; null when it has none.</summary>
    /// <exception cref="ProblemException">400: not 1 to 128 visible ASCII characters.</exception>
    public static string? IdempotencyKey(this HttpRequest request)
    {
        var header = request.Headers[Header];
        if (header.Count == 0) return null;
        return header is [{ Length: >= 1 and <= MaxLength } key] && key.All(c => c is > ' ' and <= '~')
            ? key
            : throw ProblemException.BadInput(Header, $"must be one value of 1 to {MaxLength} visible ASCII characters");
    }
}
