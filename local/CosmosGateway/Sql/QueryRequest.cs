using System.Security.Cryptography;
using System.Text.Json;
using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>A query as it is sent: its text, its parameters and, from the SDK's own ORDER BY, where to go on.</summary>
internal sealed record QueryRequest(string Text, IReadOnlyDictionary<string, SqlValue> Parameters, QueryResume? Resume, string Fingerprint)
{
    /// <exception cref="GatewayException">400.</exception>
    public static QueryRequest Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 160 });
            JsonText.CheckEscapes(body.Span);
            var root = json.RootElement;
            var parameters = new Dictionary<string, SqlValue>();
            var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var text = root.GetProperty("query"u8).GetString() ?? throw new JsonException();
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(text));
            if (root.TryGetProperty("parameters"u8, out var given) && given.ValueKind == JsonValueKind.Array)
            {
                hash.AppendData(System.Text.Encoding.UTF8.GetBytes(given.GetRawText()));
                foreach (var parameter in given.EnumerateArray())
                {
                    parameters[parameter.GetProperty("name"u8).GetString()!] =
                        parameter.TryGetProperty("value"u8, out var value) ? SqlValue.Of(value).Kept() : SqlValue.Undefined;
                }
            }

            var resume = root.TryGetProperty("resumeFilter"u8, out var filter) && filter.ValueKind == JsonValueKind.Object ? QueryResume.Parse(filter) : null;
            return new(text, parameters, resume, Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 8)));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw GatewayException.BadRequest("The body is not a query: an object with query and parameters.");
        }
    }
}

/// <summary>
/// The SDK asks for what follows these values, itself included unless <paramref name="Exclude"/>; among equal ones, for
/// what follows the document with the number, itself included.
/// </summary>
internal sealed record QueryResume(SqlValue[] Values, long? Number, bool Exclude)
{
    public static QueryResume Parse(JsonElement filter) => new(
        QueryContinuation.ReadValues(filter.GetProperty("value"u8)),
        filter.TryGetProperty("rid"u8, out var rid) && rid.GetString() is { Length: > 0 } text ? ResourceIds.DocumentNumber(text) : null,
        filter.TryGetProperty("exclude"u8, out var exclude) && exclude.GetBoolean());

    public bool Admits(SqlOrdering ordering, SqlOrderKey key)
    {
        var compared = ordering.CompareValues(key, new(Values, 0));
        return compared > 0 || (compared == 0 && !Exclude && (Number is null || key.Number >= Number));
    }
}
