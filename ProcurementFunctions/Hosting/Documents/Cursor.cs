using System.Buffers.Text;
using System.Text;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Hosting.Documents;

/// <summary>A list's cursor as it travels in a URL: a continuation token in base64url.</summary>
public static class Cursor
{
    public static string? Encode(string? continuation) =>
        continuation is null ? null : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(continuation));

    /// <exception cref="ProblemException">400: it is not a cursor that a list answered.</exception>
    public static string? Decode(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return null;
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (FormatException)
        {
            throw ProblemException.BadInput("cursor", "is not a cursor that a list answered");
        }
    }
}
