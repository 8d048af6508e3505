using System.Collections;
using System.Globalization;
using DurableTask.Core;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Serialization;

/// <summary>
/// Failures as bytes, with their causes and properties. Of properties the values that the worker's protocol knows keep their
/// types (numbers, texts, times, lists, maps); others become texts.
/// </summary>
internal static class FailureBytes
{
    private enum Kind : byte
    {
        Null, True, False, Int, Long, Double, Text, Time, Moment, List, Map
    }

    public static byte[]? Encode(FailureDetails? failure) => failure is null ? null : ByteWriter.Write(failure, Write);

    public static FailureDetails? Decode(byte[]? bytes)
    {
        if (bytes is null)
            return null;
        var reader = new ByteReader(bytes);
        return Read(ref reader);
    }

    public static void Write(ByteWriter writer, FailureDetails? failure)
    {
        writer.Bool(failure is not null);
        if (failure is null)
            return;
        writer.Text(failure.ErrorType);
        writer.Text(failure.ErrorMessage);
        writer.Text(failure.StackTrace);
        writer.Bool(failure.IsNonRetriable);
        Write(writer, failure.InnerFailure);
        WriteValue(writer, failure.Properties);
    }

    public static FailureDetails? Read(ref ByteReader reader)
    {
        if (!reader.Bool())
            return null;
        var (type, message, trace, isFinal) = (reader.Text(), reader.Text(), reader.Text(), reader.Bool());
        var inner = Read(ref reader);
        return new FailureDetails(type!, message!, trace, inner, isFinal, (IDictionary<string, object?>?)ReadValue(ref reader));
    }

    private static void WriteValue(ByteWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.Byte((byte)Kind.Null); break;
            case bool truth: writer.Byte((byte)(truth ? Kind.True : Kind.False)); break;
            case int number: writer.Byte((byte)Kind.Int); writer.Number(number); break;
            case long number: writer.Byte((byte)Kind.Long); writer.Number(number); break;
            case double number: writer.Byte((byte)Kind.Double); writer.Real(number); break;
            case string text: writer.Byte((byte)Kind.Text); writer.Text(text); break;
            case DateTime time: writer.Byte((byte)Kind.Time); writer.Time(time); break;
            case DateTimeOffset moment: writer.Byte((byte)Kind.Moment); writer.Moment(moment); break;
            case IDictionary<string, object?> map: WriteMap(writer, map); break;
            case ICollection list: WriteList(writer, list); break;
            default: writer.Byte((byte)Kind.Text); writer.Text(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    private static void WriteMap(ByteWriter writer, IDictionary<string, object?> map)
    {
        writer.Byte((byte)Kind.Map);
        writer.Number(map.Count);
        foreach (var (name, value) in map)
        {
            writer.Text(name);
            WriteValue(writer, value);
        }
    }

    private static void WriteList(ByteWriter writer, ICollection list)
    {
        writer.Byte((byte)Kind.List);
        writer.Number(list.Count);
        foreach (var value in list)
            WriteValue(writer, value);
    }

    private static object? ReadValue(ref ByteReader reader) => (Kind)reader.Byte() switch
    {
        Kind.Null => null,
        Kind.True => true,
        Kind.False => false,
        Kind.Int => reader.Int(),
        Kind.Long => reader.Number(),
        Kind.Double => reader.Real(),
        Kind.Text => reader.Text(),
        Kind.Time => reader.Time(),
        Kind.Moment => reader.Moment(),
        Kind.List => ReadList(ref reader),
        Kind.Map => ReadMap(ref reader),
        var other => throw new FormatException($"A property of a failure has the unknown kind {other}."),
    };

    private static List<object?> ReadList(ref ByteReader reader)
    {
        var list = new List<object?>();
        for (var left = reader.Int(); left > 0; left--)
            list.Add(ReadValue(ref reader));
        return list;
    }

    private static Dictionary<string, object?> ReadMap(ref ByteReader reader)
    {
        var map = new Dictionary<string, object?>();
        for (var left = reader.Int(); left > 0; left--)
            map.Add(reader.Text()!, ReadValue(ref reader));
        return map;
    }
}
