using System.Collections;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Translation;

/// <summary>Plain values as protobuf's dynamic ones.</summary>
internal static class ProtobufValues
{
    public static Value Write(object? value) => value switch
    {
        null => Value.ForNull(),
        string text => Value.ForString(text),
        bool flag => Value.ForBool(flag),
        DateTime time => Value.ForString(time.ToString("O", CultureInfo.InvariantCulture)),
        DateTimeOffset time => Value.ForString(time.ToString("O", CultureInfo.InvariantCulture)),
        int or long or short or byte or uint or float or double or decimal => Value.ForNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        IDictionary<string, object?> fields => Value.ForStruct(new Struct { Fields = { fields.ToDictionary(field => field.Key, field => Write(field.Value)) } }),
        IEnumerable list => Value.ForList([.. list.Cast<object?>().Select(Write)]),
        _ => Value.ForString(value.ToString() ?? ""),
    };

    public static object? Read(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => value.StringValue,
        Value.KindOneofCase.BoolValue => value.BoolValue,
        Value.KindOneofCase.NumberValue => value.NumberValue,
        Value.KindOneofCase.StructValue => value.StructValue.Fields.ToDictionary(field => field.Key, field => Read(field.Value)),
        Value.KindOneofCase.ListValue => value.ListValue.Values.Select(Read).ToList(),
        _ => null,
    };
}
