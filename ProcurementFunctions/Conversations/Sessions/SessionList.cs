using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>
/// A bounded list within a session. It cannot be changed; <see cref="Add"/> makes a new one. What was read is kept as the
/// JSON it was read as and is parsed only when it is looked at, so that a message pays for what it needs, and a field that
/// a newer version wrote is not lost.
/// </summary>
public sealed class SessionList<T> : IReadOnlyList<T>
{
    private readonly JsonTypeInfo<T> _json;
    private readonly Element[] _elements;

    private SessionList(JsonTypeInfo<T> json, Element[] elements) => (_json, _elements) = (json, elements);

    public int Count => _elements.Length;

    public T this[int index] => _elements[index].Value(_json);

    /// <summary>The element that was added last; null when there is none.</summary>
    public T? Newest => _elements.Length == 0 ? default : this[^1];

    internal static SessionList<T> Empty(JsonTypeInfo<T> json) => new(json, []);

    /// <summary>The list that a JSON array holds.</summary>
    /// <param name="reader">Stands on the array's start; afterwards on its end.</param>
    /// <param name="source">What the reader reads.</param>
    internal static SessionList<T> Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> source, JsonTypeInfo<T> json)
    {
        if (reader.TokenType == JsonTokenType.Null) return Empty(json);
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("a list was expected");
        var elements = new List<Element>(48);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            elements.Add(new(source[start..(int)reader.BytesConsumed]));
        }

        return new(json, [.. elements]);
    }

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var element in _elements) element.Write(writer, _json);
        writer.WriteEndArray();
    }

    /// <summary>The list with <paramref name="item"/> at its end and, above <paramref name="max"/>, without its oldest.</summary>
    public SessionList<T> Add(T item, int max)
    {
        var kept = Math.Min(_elements.Length, max - 1);
        var elements = new Element[kept + 1];
        Array.Copy(_elements, _elements.Length - kept, elements, 0, kept);
        elements[kept] = new(item);
        return new(_json, elements);
    }

    /// <summary>
    /// The list with <paramref name="item"/> in the place of the first that <paramref name="same"/> holds for; at its end,
    /// as by <see cref="Add"/>, when there is none.
    /// </summary>
    public SessionList<T> Put(T item, Predicate<T> same, int max)
    {
        var index = Array.FindIndex(_elements, element => same(element.Value(_json)));
        if (index < 0) return Add(item, max);
        var elements = (Element[])_elements.Clone();
        elements[index] = new(item);
        return new(_json, elements);
    }

    /// <summary>The list without the elements that <paramref name="unwanted"/> holds for.</summary>
    public SessionList<T> Without(Predicate<T> unwanted) =>
        new(_json, Array.FindAll(_elements, element => !unwanted(element.Value(_json))));

    public IEnumerator<T> GetEnumerator()
    {
        foreach (var element in _elements) yield return element.Value(_json);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private readonly struct Element
    {
        private readonly ReadOnlyMemory<byte> _raw;
        private readonly T? _value;

        public Element(ReadOnlyMemory<byte> raw) => _raw = raw;

        public Element(T value) => _value = value;

        public T Value(JsonTypeInfo<T> json) => _raw.IsEmpty ? _value! : Parse(json);

        public void Write(Utf8JsonWriter writer, JsonTypeInfo<T> json)
        {
            if (_raw.IsEmpty) JsonSerializer.Serialize(writer, _value!, json);
            else writer.WriteRawValue(_raw.Span, skipInputValidation: true);
        }

        private T Parse(JsonTypeInfo<T> json)
        {
            try
            {
                return JsonSerializer.Deserialize(_raw.Span, json) ?? throw new JsonException("a null stands in a list");
            }
            catch (JsonException e)
            {
                throw new UnreadableDocumentException($"the stored session holds no readable {typeof(T).Name}: {e.Message}", e);
            }
        }
    }
}
