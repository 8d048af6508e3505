using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Storage;

/// <summary>
/// A document that is to be written: its own bytes as they came, without the system properties that an earlier read may
/// have left in it, and what the server must know of it.
/// </summary>
internal sealed class DocumentBody
{
    /// <summary>How deep a document may be nested, as in Cosmos DB.</summary>
    public const int DeepestNesting = 128;

    private const int LongestId = 255;
    private readonly List<Range> _own = [];
    private readonly ReadOnlyMemory<byte> _json;

    private DocumentBody(ReadOnlyMemory<byte> json) => _json = json;

    public string Id { get; private set; } = "";

    public PartitionKeyValue PartitionKey { get; private set; } = PartitionKeyValue.Undefined;

    public long? TimeToLive { get; private set; }

    /// <exception cref="GatewayException">400: not a JSON object, no id, an id or a ttl that may not be.</exception>
    public static DocumentBody Parse(ReadOnlyMemory<byte> json, Container container)
    {
        if (json.Length > GatewayRequest.LargestBody)
            throw new GatewayException(413, "RequestEntityTooLarge", "The document is larger than 2 MB.");
        if (!Utf8.IsValid(json.Span)) throw GatewayException.BadRequest("The document is not UTF-8.");
        try
        {
            var body = new DocumentBody(json);
            body.Read(container.PartitionKeyPath);
            return body;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw GatewayException.BadRequest($"The document is not a JSON object: {e.Message}");
        }
    }

    /// <summary>The document as it is stored and answered: its own bytes, then the system properties.</summary>
    public byte[] Complete(string rid, string self, string etag, long timestamp)
    {
        var system = string.Create(
            CultureInfo.InvariantCulture,
            $"\"_rid\":\"{rid}\",\"_self\":\"{self}\",\"_etag\":\"\\\"{etag[1..^1]}\\\"\",\"_attachments\":\"attachments/\",\"_ts\":{timestamp}}}");
        var length = 1 + system.Length;
        foreach (var range in _own) length += range.GetOffsetAndLength(_json.Length).Length + 1;
        var complete = new byte[length];
        complete[0] = (byte)'{';
        var at = 1;
        foreach (var range in _own)
        {
            var property = _json.Span[range];
            property.CopyTo(complete.AsSpan(at));
            at += property.Length;
            complete[at++] = (byte)',';
        }

        Encoding.ASCII.GetBytes(system, complete.AsSpan(at));
        return complete;
    }

    private void Read(string[] partitionKeyPath)
    {
        var reader = new Utf8JsonReader(_json.Span, new JsonReaderOptions { MaxDepth = DeepestNesting });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("it is not an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) ReadProperty(ref reader, partitionKeyPath);
        if (reader.Read()) throw new JsonException("something follows it");
        CheckId();
        JsonText.CheckEscapes(_json.Span);
    }

    private void ReadProperty(ref Utf8JsonReader reader, string[] partitionKeyPath)
    {
        var start = (int)reader.TokenStartIndex;
        var isSystem = IsSystem(ref reader);
        var isId = reader.ValueTextEquals("id"u8);
        var isTimeToLive = reader.ValueTextEquals("ttl"u8);
        var isKey = reader.ValueTextEquals(partitionKeyPath[0]);
        reader.Read();
        if (isId) Id = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw GatewayException.BadRequest("The document's id is not a string.");
        if (isTimeToLive) TimeToLive = ReadTimeToLive(ref reader);
        if (isKey) PartitionKey = ReadKey(ref reader, partitionKeyPath);
        reader.Skip();
        if (!isSystem) _own.Add(start..(int)reader.BytesConsumed);
    }

    private static bool IsSystem(ref Utf8JsonReader reader) =>
        (reader.HasValueSequence || reader.ValueSpan is [(byte)'_', ..] or [(byte)'\\', ..])
        && (reader.ValueTextEquals("_rid"u8) || reader.ValueTextEquals("_self"u8) || reader.ValueTextEquals("_etag"u8)
            || reader.ValueTextEquals("_attachments"u8) || reader.ValueTextEquals("_ts"u8) || reader.ValueTextEquals("_lsn"u8));

    private static long? ReadTimeToLive(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number when reader.TryGetInt32(out var seconds) && seconds is > 0 or -1 => seconds,
        _ => throw GatewayException.BadRequest("The document's ttl is neither a positive number of seconds nor -1."),
    };

    private static PartitionKeyValue ReadKey(ref Utf8JsonReader reader, string[] path)
    {
        if (path.Length == 1 && reader.TokenType == JsonTokenType.String) return PartitionKeyValue.Of(reader.GetString()!);
        var ahead = reader;
        using var json = JsonDocument.ParseValue(ref ahead);
        var value = json.RootElement;
        foreach (var name in path.AsSpan(1))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value)) return PartitionKeyValue.Undefined;
        }

        return PartitionKeyValue.Of(value);
    }

    private void CheckId()
    {
        if (Id.Length == 0) throw GatewayException.BadRequest("The document has no id.");
        if (Id.Length > LongestId) throw GatewayException.BadRequest($"The document's id is longer than {LongestId} characters.");
        if (Id.AsSpan().IndexOfAny("/\\?#") >= 0) throw GatewayException.BadRequest("The document's id has one of the characters / \\ ? #.");
    }
}
