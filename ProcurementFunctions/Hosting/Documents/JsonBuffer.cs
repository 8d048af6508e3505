using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProcurementFunctions.Hosting.Documents;

/// <summary>
/// Takes JSON in memory that is borrowed from a pool. <see cref="Dispose"/> gives it back; whoever can not say that nobody
/// reads it any more does not dispose.
/// </summary>
internal sealed class JsonBuffer : IBufferWriter<byte>, IDisposable
{
    private const int FirstSize = 16 * 1024;

    // Nothing but what JSON itself asks for is escaped, so that quotes and letters beyond ASCII stay short and readable: this
    // goes to stores and to callers, is never put into a page, and no browser guesses it to be one (nosniff).
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);

    public int Length { get; private set; }

    /// <summary>What has been written so far; good until more is written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>A writer of another JSON text behind what is written; to be disposed before the next begins.</summary>
    public Utf8JsonWriter Begin() => new(this, Plain);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(Length);
    }

    public void Dispose()
    {
        var bytes = _bytes;
        (_bytes, Length) = ([], 0);
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Grow(int sizeHint)
    {
        if (_bytes.Length - Length >= Math.Max(1, sizeHint)) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, Length + sizeHint));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
