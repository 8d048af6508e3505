using System.Buffers.Binary;
using System.Text;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Serialization;

/// <summary>Reads what a <see cref="ByteWriter"/> wrote; throws <see cref="FormatException"/> where the bytes make no sense.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public bool Bool() => Byte() != 0;

    public long Number()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public int Int()
    {
        var value = Number();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw new FormatException("A number is too large.");
    }

    public long? OptionalNumber() => Bool() ? Number() : null;

    public double Real() => BitConverter.Int64BitsToDouble(Fixed());

    public DateTime Time()
    {
        var value = (ulong)Fixed();
        var ticks = (long)(value & 0x3FFF_FFFF_FFFF_FFFF);
        return ticks <= DateTime.MaxValue.Ticks && value >> 62 <= (ulong)DateTimeKind.Local
            ? new DateTime(ticks, (DateTimeKind)(value >> 62))
            : throw new FormatException("A time is out of range.");
    }

    public DateTime? OptionalTime() => Bool() ? Time() : null;

    public DateTimeOffset Moment() => new(Fixed(), new TimeSpan(Number()));

    public string? Text()
    {
        var size = Unsigned();
        if (size == 0)
            return null;
        var length = checked((int)((size - 1) >> 1)); // odd: UTF-8 bytes, even: UTF-16 characters
        return (size & 1) == 1
            ? Encoding.UTF8.GetString(Take(length))
            : Encoding.Unicode.GetString(Take(checked(length * 2)));
    }

    public Dictionary<string, string>? Map()
    {
        var count = Int();
        if (count < 0)
            return null;
        var values = new Dictionary<string, string>();
        for (var index = 0; index < count; index++)
            values.Add(Text() ?? throw new FormatException("A name is missing."), Text()!);
        return values;
    }

    private long Fixed() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    private ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new FormatException("A number does not end.");
    }

    private ReadOnlySpan<byte> Take(int size)
    {
        if (size < 0 || size > _rest.Length)
            throw new FormatException("The bytes end too early.");
        var taken = _rest[..size];
        _rest = _rest[size..];
        return taken;
    }
}
