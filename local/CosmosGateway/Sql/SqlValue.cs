using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>The types of Cosmos DB's SQL, in the order in which ORDER BY puts values of different types.</summary>
internal enum SqlType
{
    Undefined,
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

/// <summary>A value of Cosmos DB's SQL: one found in a document, or one that an expression made.</summary>
internal readonly struct SqlValue
{
    private readonly double _number;
    private readonly object? _made;
    private readonly JsonElement _found;

    private SqlValue(SqlType type, double number = 0, object? made = null, JsonElement found = default) =>
        (Type, _number, _made, _found) = (type, number, made, found);

    public static SqlValue Undefined => default;

    public static SqlValue Null => new(SqlType.Null);

    public static SqlValue True => new(SqlType.Boolean, 1);

    public static SqlValue False => new(SqlType.Boolean);

    public SqlType Type { get; }

    public bool IsDefined => Type != SqlType.Undefined;

    public bool IsTrue => Type == SqlType.Boolean && _number != 0;

    public bool IsFalse => Type == SqlType.Boolean && _number == 0;

    public double Number => _number;

    public string Text => _made as string ?? _found.GetString()!;

    public static SqlValue Of(bool value) => value ? True : False;

    /// <summary>JSON has no infinity and no NaN: an operation that ends there has no result.</summary>
    public static SqlValue Of(double value) => double.IsFinite(value) ? new(SqlType.Number, value) : Undefined;

    public static SqlValue Of(string value) => new(SqlType.String, made: value);

    public static SqlValue Of(IReadOnlyList<SqlValue> items) => new(SqlType.Array, made: items);

    public static SqlValue Of(IReadOnlyList<KeyValuePair<string, SqlValue>> properties) => new(SqlType.Object, made: properties);

    public static SqlValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => Null,
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        JsonValueKind.Number when double.IsFinite(element.GetDouble()) => new(SqlType.Number, element.GetDouble(), found: element),
        JsonValueKind.Number => throw Protocol.GatewayException.Unsupported("numbers beyond the range of a double"),
        JsonValueKind.String => new(SqlType.String, found: element),
        JsonValueKind.Array => new(SqlType.Array, found: element),
        JsonValueKind.Object => new(SqlType.Object, found: element),
        _ => Undefined,
    };

    /// <summary>A property of an object; undefined when there is none, or this is no object.</summary>
    public SqlValue Property(string name)
    {
        if (Type != SqlType.Object) return Undefined;
        if (_made is null) return _found.TryGetProperty(name, out var value) ? Of(value) : Undefined;
        foreach (var (key, value) in (IReadOnlyList<KeyValuePair<string, SqlValue>>)_made)
        {
            if (key == name) return value;
        }

        return Undefined;
    }

    /// <summary>An item of an array; undefined outside of it, or when this is no array.</summary>
    public SqlValue Item(double index)
    {
        if (Type != SqlType.Array || index < 0 || index >= Count || index != Math.Floor(index)) return Undefined;
        return _made is IReadOnlyList<SqlValue> items ? items[(int)index] : Of(_found[(int)index]);
    }

    /// <summary>How many items or properties an array or object has.</summary>
    public int Count => Type switch
    {
        SqlType.Array => _made is IReadOnlyList<SqlValue> items ? items.Count : _found.GetArrayLength(),
        SqlType.Object => _made is IReadOnlyList<KeyValuePair<string, SqlValue>> made ? made.Count : _found.GetPropertyCount(),
        _ => 0,
    };

    public IEnumerable<SqlValue> Items()
    {
        if (_made is IReadOnlyList<SqlValue> items)
        {
            foreach (var item in items) yield return item;
            yield break;
        }

        foreach (var item in _found.EnumerateArray()) yield return Of(item);
    }

    public IEnumerable<KeyValuePair<string, SqlValue>> Properties()
    {
        if (_made is IReadOnlyList<KeyValuePair<string, SqlValue>> made)
        {
            foreach (var property in made) yield return property;
            yield break;
        }

        foreach (var property in _found.EnumerateObject()) yield return new(property.Name, Of(property.Value));
    }

    /// <summary>The same value, free of the document that it was found in.</summary>
    public SqlValue Kept() => Type switch
    {
        SqlType.String => Of(Text),
        SqlType.Number => new(SqlType.Number, _number),
        SqlType.Array or SqlType.Object when _made is null => new(Type, found: _found.Clone()),
        _ => this,
    };

    /// <summary>Equal in type and value, however deep.</summary>
    public bool SameAs(SqlValue other)
    {
        if (Type != other.Type) return false;
        return Type switch
        {
            SqlType.Boolean or SqlType.Number => _number == other._number,
            SqlType.String => SameText(other),
            SqlType.Array => Count == other.Count && Items().Zip(other.Items()).All(pair => pair.First.SameAs(pair.Second)),
            SqlType.Object => Count == other.Count && Properties().All(p => other.Property(p.Key) is { IsDefined: true } mine && p.Value.SameAs(mine)),
            _ => true,
        };
    }

    /// <summary>Without making strings of what was found: a list of keys is gone through for each document.</summary>
    private bool SameText(SqlValue other) => (_made, other._made) switch
    {
        (null, null) => JsonElement.DeepEquals(_found, other._found),
        (null, string text) => _found.ValueEquals(text),
        (string text, null) => other._found.ValueEquals(text),
        _ => string.Equals(Text, other.Text, StringComparison.Ordinal),
    };

    /// <summary>The order of two values of one type that has one: numbers, strings, false before true, null as null.</summary>
    public int CompareTo(SqlValue other) => Type switch
    {
        SqlType.String => string.CompareOrdinal(Text, other.Text),
        _ => _number.CompareTo(other._number),
    };

    public void WriteTo(Utf8JsonWriter json)
    {
        if (_found.ValueKind != JsonValueKind.Undefined) json.WriteRawValue(JsonMarshal.GetRawUtf8Value(_found), skipInputValidation: true);
        else WriteMadeTo(json);
    }

    private void WriteMadeTo(Utf8JsonWriter json)
    {
        switch (Type)
        {
            case SqlType.Null: json.WriteNullValue(); break;
            case SqlType.Boolean: json.WriteBooleanValue(_number != 0); break;
            case SqlType.Number: WriteNumber(json); break;
            case SqlType.String: json.WriteStringValue((string)_made!); break;
            case SqlType.Array: WriteArray(json); break;
            case SqlType.Object: WriteObject(json); break;
            default: throw new InvalidOperationException("undefined cannot be written");
        }
    }

    private void WriteNumber(Utf8JsonWriter json)
    {
        if (_number == Math.Floor(_number) && Math.Abs(_number) < 1e15) json.WriteNumberValue((long)_number);
        else json.WriteRawValue(_number.ToString("R", CultureInfo.InvariantCulture));
    }

    private void WriteArray(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var item in Items())
        {
            if (item.IsDefined) item.WriteTo(json);
        }

        json.WriteEndArray();
    }

    private void WriteObject(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in Properties())
        {
            if (!value.IsDefined) continue;
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
