using System.Buffers;
using System.Text.Json;

namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>The results of one page while they are written; full at a number of them or at some 4 MB.</summary>
internal sealed class QueryPage : IDisposable
{
    private const int LargestPage = 4 * 1024 * 1024;
    private readonly ArrayBufferWriter<byte> _body = new(4096);
    private readonly Utf8JsonWriter _json;
    private readonly int _most;

    public QueryPage(string owner, int most)
    {
        _most = most;
        _json = new Utf8JsonWriter(_body, new JsonWriterOptions { SkipValidation = true });
        _json.WriteStartObject();
        _json.WriteString("_rid"u8, owner);
        _json.WriteStartArray("Documents"u8);
    }

    public int Count { get; private set; }

    public bool IsFull => Count >= _most || _json.BytesCommitted + _json.BytesPending >= LargestPage;

    public void AddDocument(ReadOnlySpan<byte> body)
    {
        _json.WriteRawValue(body, skipInputValidation: true);
        Count++;
    }

    /// <summary>An undefined result is none.</summary>
    public void Add(SqlValue result)
    {
        if (!result.IsDefined) return;
        result.WriteTo(_json);
        Count++;
    }

    public ReadOnlyMemory<byte> Finish()
    {
        _json.WriteEndArray();
        _json.WriteNumber("_count"u8, Count);
        _json.WriteEndObject();
        _json.Flush();
        return _body.WrittenMemory;
    }

    public void Dispose() => _json.Dispose();
}
