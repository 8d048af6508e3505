using System.Buffers;
using System.Text;
using System.Text.Json;
using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>
/// Where the next page of a query begins: after a document and, when the query is ordered, after the values that it was
/// sorted by; and how much of OFFSET and LIMIT is left. It belongs to one query and says which.
/// </summary>
internal sealed record QueryContinuation(string Query, long After, long Skip, long? Left, SqlValue[]? Values)
{
    /// <summary>A header has to hold it.</summary>
    private const int LongestToken = 16 * 1024;

    public string Write()
    {
        var token = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(token))
        {
            json.WriteStartObject();
            json.WriteString("query"u8, Query);
            json.WriteNumber("after"u8, After);
            if (Skip > 0) json.WriteNumber("skip"u8, Skip);
            if (Left is { } left) json.WriteNumber("left"u8, left);
            if (Values is not null) WriteValues(json, Values);
            json.WriteEndObject();
        }

        return token.WrittenCount <= LongestToken
            ? Encoding.ASCII.GetString(token.WrittenSpan)
            : throw GatewayException.Unsupported("paging over values as long as these in ORDER BY");
    }

    /// <exception cref="GatewayException">400: it is no continuation token, or that of another query.</exception>
    public static QueryContinuation? Parse(string? token, string query)
    {
        if (string.IsNullOrEmpty(token)) return null;
        try
        {
            using var json = JsonDocument.Parse(token);
            var root = json.RootElement;
            if (root.GetProperty("query"u8).GetString() != query) throw GatewayException.BadRequest("The continuation token is that of another query.");
            return new(
                query, root.GetProperty("after"u8).GetInt64(),
                root.TryGetProperty("skip"u8, out var skip) ? skip.GetInt64() : 0,
                root.TryGetProperty("left"u8, out var left) ? left.GetInt64() : null,
                root.TryGetProperty("values"u8, out var values) ? ReadValues(values) : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw GatewayException.BadRequest("The continuation token is not one that this server answered.");
        }
    }

    /// <summary>An empty array stands for undefined, as in the SDK's resume filter.</summary>
    public static SqlValue[] ReadValues(JsonElement values) => values.EnumerateArray().Select(v => v switch
    {
        { ValueKind: JsonValueKind.Array } when v.GetArrayLength() == 0 => SqlValue.Undefined,
        { ValueKind: JsonValueKind.Array or JsonValueKind.Object } => throw GatewayException.Unsupported("ORDER BY over arrays and objects"),
        _ => SqlValue.Of(v).Kept(),
    }).ToArray();

    private static void WriteValues(Utf8JsonWriter json, SqlValue[] values)
    {
        json.WriteStartArray("values"u8);
        foreach (var value in values)
        {
            if (value.IsDefined)
            {
                value.WriteTo(json);
                continue;
            }

            json.WriteStartArray();
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
