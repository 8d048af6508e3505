using System.Buffers.Binary;
using System.Text.Json;
using ProcurementFunctions.Local.CosmosGateway.Sql;

namespace ProcurementFunctions.Local.CosmosGateway.Storage;

/// <summary>A value as the index holds it: bytes that compare as ORDER BY compares the values, the type first. Pure.</summary>
internal static class IndexKey
{
    private static readonly byte[] Undefined = [(byte)SqlType.Undefined];
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = DocumentBody.DeepestNesting };

    /// <summary>Whether it is that of no value.</summary>
    public static bool IsUndefined(byte[] key) => key[0] == (byte)SqlType.Undefined;

    /// <summary>Null: the index does not hold what is inside arrays and objects.</summary>
    public static byte[]? Of(SqlValue value) => value.Type switch
    {
        SqlType.Boolean => OfTruth(value.IsTrue),
        SqlType.Number => OfNumber(value.Number),
        SqlType.String => OfText(value.Text),
        SqlType.Array or SqlType.Object => null,
        var type => OfType(type),
    };

    /// <summary>Less than every value of the type, and not less than any of a lower type.</summary>
    public static byte[] OfType(SqlType type) => [(byte)type];

    /// <summary>What a document has under each of these names; of one that it has twice, the last.</summary>
    public static byte[][] Read(ReadOnlySpan<byte> document, IndexedName[] names)
    {
        var keys = new byte[names.Length][];
        Array.Fill(keys, Undefined);
        var reader = new Utf8JsonReader(document, Deep);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = PlaceOf(ref reader, names);
            reader.Read();
            if (at >= 0) keys[at] = Of(ref reader);
            reader.Skip();
        }

        return keys;
    }

    private static int PlaceOf(ref Utf8JsonReader reader, IndexedName[] names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (reader.ValueTextEquals(names[i].Name)) return i;
        }

        return -1;
    }

    private static byte[] Of(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => OfType(SqlType.Null),
        JsonTokenType.True => OfTruth(true),
        JsonTokenType.False => OfTruth(false),
        JsonTokenType.Number => OfNumber(reader.GetDouble()),
        JsonTokenType.String => OfText(reader.GetString()!),
        JsonTokenType.StartArray => OfType(SqlType.Array),
        _ => OfType(SqlType.Object),
    };

    private static byte[] OfTruth(bool value) => [(byte)SqlType.Boolean, value ? (byte)1 : (byte)0];

    private static byte[] OfNumber(double value)
    {
        // Minus zero is zero. The bits of what is below zero go the other way.
        var bits = BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value);
        var key = new byte[9];
        key[0] = (byte)SqlType.Number;
        BinaryPrimitives.WriteInt64BigEndian(key.AsSpan(1), bits < 0 ? ~bits : bits ^ long.MinValue);
        return key;
    }

    /// <summary>Each UTF-16 unit by itself in the way of UTF-8: so bytes compare as strings do by their ordinals, and plain letters stay what they are.</summary>
    private static byte[] OfText(string text)
    {
        var key = new byte[1 + (3 * text.Length)];
        key[0] = (byte)SqlType.String;
        var at = 1;
        foreach (var unit in text)
        {
            if (unit < 0x80)
            {
                key[at++] = (byte)unit;
                continue;
            }

            if (unit < 0x800)
            {
                key[at++] = (byte)(0xC0 | (unit >> 6));
            }
            else
            {
                key[at++] = (byte)(0xE0 | (unit >> 12));
                key[at++] = (byte)(0x80 | ((unit >> 6) & 0x3F));
            }

            key[at++] = (byte)(0x80 | (unit & 0x3F));
        }

        return key.AsSpan(0, at).ToArray();
    }
}
