using System.Buffers;
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
    private static SessionList<T>? _empty;

    private readonly JsonTypeInfo<T> _json;
    private readonly ReadOnlyMemory<byte> _source;
    private readonly Slot[] _slots;

    private SessionList(JsonTypeInfo<T> json, ReadOnlyMemory<byte> source, Slot[] slots) =>
        (_json, _source, _slots) = (json, source, slots);

    public int Count => _slots.Length;

    public T this[int index] => Value(ref _slots[index]);

    /// <summary>The element that was added last; null when there is none.</summary>
    public T? Newest => _slots.Length == 0 ? default : this[^1];

    internal static SessionList<T> Empty(JsonTypeInfo<T> json) =>
        _empty?._json == json ? _empty : _empty = new(json, default, []);

    /// <summary>The list that a JSON array, or null, holds.</summary>
    /// <param name="walker">Stands before the array; afterwards behind it.</param>
    /// <param name="source">What is walked over.</param>
    internal static SessionList<T> Read(ref JsonWalker walker, ReadOnlyMemory<byte> source, JsonTypeInfo<T> json)
    {
        if (walker.Peek() != (byte)'[')
            return walker.PassValue() is [(byte)'n', ..] ? Empty(json) : throw new JsonException("a list was expected");
        walker.Pass((byte)'[');
        if (walker.TryPass((byte)']')) return Empty(json);
        var slots = ArrayPool<Slot>.Shared.Rent(Session.MaxTurns);
        var count = 0;
        do
        {
            var value = walker.PassValue();
            if (count == slots.Length) slots = Larger(slots);
            slots[count++] = new(walker.Position - value.Length, value.Length);
        }
        while (walker.TryPass((byte)','));
        walker.Pass((byte)']');
        var read = slots.AsSpan(0, count).ToArray();
        ArrayPool<Slot>.Shared.Return(slots);
        return new(json, source, read);
    }

    /// <summary>As a JSON array. What was read is copied as it is, neighbours at once.</summary>
    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        for (var index = 0; index < _slots.Length; index++)
        {
            if (_slots[index].IsNew)
            {
                JsonSerializer.Serialize(writer, _slots[index].Value!, _json);
                continue;
            }

            var start = _slots[index].Start;
            while (index + 1 < _slots.Length && IsNeighbour(_slots[index], _slots[index + 1])) index++;
            writer.WriteRawValue(_source.Span[start.._slots[index].End], skipInputValidation: true);
        }

        writer.WriteEndArray();
    }

    /// <summary>The list with <paramref name="item"/> at its end and, above <paramref name="max"/>, without its oldest.</summary>
    public SessionList<T> Add(T item, int max) => AddAll([item], max);

    /// <summary>The list with <paramref name="items"/> at its end and, above <paramref name="max"/>, without its oldest.</summary>
    public SessionList<T> AddAll(ReadOnlySpan<T> items, int max)
    {
        var kept = Math.Clamp(max - items.Length, 0, _slots.Length);
        var slots = new Slot[kept + items.Length];
        Array.Copy(_slots, _slots.Length - kept, slots, 0, kept);
        for (var index = 0; index < items.Length; index++) slots[kept + index] = new(items[index]);
        return new(_json, _source, slots);
    }

    /// <summary>
    /// The list with <paramref name="item"/> in the place of the first that <paramref name="same"/> holds for; at its end,
    /// as by <see cref="Add"/>, when there is none.
    /// </summary>
    public SessionList<T> Put(T item, Predicate<T> same, int max)
    {
        for (var index = 0; index < _slots.Length; index++)
        {
            if (!same(this[index])) continue;
            var slots = (Slot[])_slots.Clone();
            slots[index] = new(item);
            return new(_json, _source, slots);
        }

        return Add(item, max);
    }

    /// <summary>The list without the elements that <paramref name="unwanted"/> holds for.</summary>
    public SessionList<T> Without(Predicate<T> unwanted) =>
        new(_json, _source, [.. _slots.Where((_, index) => !unwanted(this[index]))]);

    /// <summary>How many of the newest elements have together no more than so many bytes of JSON.</summary>
    public int CountWithin(int bytes)
    {
        var count = 0;
        while (count < _slots.Length && (bytes -= SizeOf(_slots[^(count + 1)])) >= 0) count++;
        return count;
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < _slots.Length; index++) yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Slot[] Larger(Slot[] slots)
    {
        var larger = ArrayPool<Slot>.Shared.Rent(2 * slots.Length);
        slots.CopyTo(larger, 0);
        ArrayPool<Slot>.Shared.Return(slots);
        return larger;
    }

    private int SizeOf(Slot slot) =>
        slot.IsNew ? JsonSerializer.SerializeToUtf8Bytes(slot.Value!, _json).Length : slot.End - slot.Start;

    private bool IsNeighbour(Slot left, Slot right) =>
        right.Start == left.End + 1 && !right.IsNew && _source.Span[left.End] == (byte)',';

    private T Value(ref Slot slot)
    {
        // Two threads may both parse it; either's value is right.
        if (!slot.IsNew && slot.Value is null) slot.Value = Parse(_source.Span[slot.Start..slot.End]);
        return slot.Value!;
    }

    private T Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, _json) ?? throw new JsonException("a null stands in a list");
        }
        catch (JsonException e)
        {
            throw new UnreadableDocumentException($"the stored session holds no readable {typeof(T).Name}: {e.Message}", e);
        }
    }

    /// <summary>An element: a part of the JSON that was read, with its value once that was looked at, or a new value.</summary>
    private struct Slot
    {
        public readonly int Start;
        public readonly int End;
        public T? Value;

        public Slot(int start, int length) => (Start, End) = (start, start + length);

        public Slot(T value) => Value = value;

        public readonly bool IsNew => End == 0;
    }
}
