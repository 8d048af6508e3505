using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Serialization;

/// <summary>Writes values one after the other, small numbers and short texts in few bytes. Not safe for several threads.</summary>
internal sealed class ByteWriter
{
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static ByteWriter? _idle;

    private byte[] _buffer = new byte[1_024];
    private int _length;

    /// <summary>What <paramref name="write"/> writes.</summary>
    public static byte[] Write<T>(T value, Action<ByteWriter, T> write)
    {
        var writer = _idle ?? new ByteWriter();
        _idle = null;
        writer._length = 0;
        write(writer, value);
        var bytes = writer._buffer.AsSpan(0, writer._length).ToArray();
        if (writer._buffer.Length <= LargestKept)
            _idle = writer;
        return bytes;
    }

    public void Byte(byte value) => Room(1)[0] = value;

    public void Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>A number of any size and sign.</summary>
    public void Number(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void Number(long? value)
    {
        Bool(value is not null);
        if (value is { } number)
            Number(number);
    }

    public void Real(double value) => Fixed(BitConverter.DoubleToInt64Bits(value));

    /// <summary>A time with its kind.</summary>
    public void Time(DateTime value) => Fixed(value.Ticks | ((long)value.Kind << 62));

    public void Time(DateTime? value)
    {
        Bool(value is not null);
        if (value is { } time)
            Time(time);
    }

    public void Moment(DateTimeOffset value)
    {
        Fixed(value.Ticks);
        Number(value.Offset.Ticks);
    }

    /// <summary>A text or null: UTF-8, or UTF-16 when it holds halves of characters that UTF-8 cannot say.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Unsigned(0);
            return;
        }

        var size = Encoding.UTF8.GetByteCount(value);
        var start = _length;
        Unsigned(((ulong)size << 1) + 1);
        if (Utf8.FromUtf16(value, Room(size), out _, out _, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done)
            return;
        _length = start;
        Unsigned(((ulong)value.Length << 1) + 2);
        Encoding.Unicode.GetBytes(value, Room(value.Length * 2));
    }

    public void Map(IDictionary<string, string>? values)
    {
        Number(values?.Count ?? -1);
        if (values is null)
            return;
        foreach (var (name, value) in values)
        {
            Text(name);
            Text(value);
        }
    }

    private void Fixed(long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(8), value);

    private void Unsigned(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    private Span<byte> Room(int size)
    {
        if (_buffer.Length - _length < size)
            Array.Resize(ref _buffer, Math.Max(checked(_length + size), (int)Math.Min(_buffer.Length * 2L, Array.MaxLength)));
        _length += size;
        return _buffer.AsSpan(_length - size, size);
    }
}
