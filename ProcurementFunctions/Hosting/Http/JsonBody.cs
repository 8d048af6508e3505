using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Hosting.Http;

/// <summary>Reads JSON text strictly; everything that is wrong with it is said at once, by field.</summary>
internal static class JsonBody
{
    private const string WholeBody = "body";

    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = 32,
    };

    /// <exception cref="ProblemException">400.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8, JsonTypeInfo<T> json)
        where T : notnull
    {
        if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        if (utf8.IsEmpty) throw ProblemException.BadInput(WholeBody, "is empty; send a JSON object");
        if (!Utf8.IsValid(utf8.Span)) throw ProblemException.BadInput(WholeBody, "is not UTF-8");

        using var document = Parse(utf8);
        var errors = BodyShape.Check(document.RootElement, json);
        if (errors.Count > 0) throw ProblemException.BadFields(errors);
        try
        {
            return document.RootElement.Deserialize(json) ?? throw ProblemException.BadInput(WholeBody, "must not be null");
        }
        catch (JsonException e)
        {
            throw ProblemException.BadInput(FieldOf(e.Path), "is not what is expected here");
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonDocument.Parse(utf8, Strict);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $" at line {line + 1}, byte {e.BytePositionInLine + 1}" : "";
            throw ProblemException.BadInput(WholeBody, $"is not valid JSON{place}: {FirstSentence(e.Message)}");
        }
        catch (InvalidOperationException)
        {
            throw ProblemException.BadInput(WholeBody, "is not valid JSON: an escaped character is half a surrogate pair");
        }
    }

    private static string FieldOf(string? path) =>
        path is null or "$" ? WholeBody : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;

    /// <summary>The parser's own words, without its coordinates, which count from 0.</summary>
    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
