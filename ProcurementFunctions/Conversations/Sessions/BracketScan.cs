using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>
/// Finds where a JSON object or array ends, 64 bytes at a time: for each block it makes a bit for each quote and bracket,
/// and looks at the brackets outside of texts alone. Most of a session is texts.
/// </summary>
internal struct BracketScan
{
    public const int BlockSize = 64;

    private const int MaxDepth = 64;

    // All ones while a text is open.
    private ulong _inText;

    // One when the next byte is escaped.
    private ulong _escaped;

    // One bit for each open bracket, the innermost lowest: 1 for an object.
    private ulong _objects;
    private int _depth;

    /// <summary>How many bytes of the block belong to the value; 0 when it goes on behind it.</summary>
    /// <param name="block">The next 64 bytes; the first block begins with the value's bracket.</param>
    /// <exception cref="JsonException">A bracket is closed by one of the other kind, or they are nested too deeply.</exception>
    public int EndIn(ReadOnlySpan<byte> block)
    {
        var bytes = Vector512.Create(block);
        // The square brackets are the curly ones but for this bit.
        var folded = bytes | Vector512.Create((byte)0x20);
        var opening = Vector512.Equals(folded, Vector512.Create((byte)'{')).ExtractMostSignificantBits();
        var closing = Vector512.Equals(folded, Vector512.Create((byte)'}')).ExtractMostSignificantBits();
        var slashes = Vector512.Equals(bytes, Vector512.Create((byte)'\\')).ExtractMostSignificantBits();
        var quotes = Vector512.Equals(bytes, Vector512.Create((byte)'"')).ExtractMostSignificantBits() & ~Escaped(slashes);
        for (var brackets = (opening | closing) & ~InText(quotes); brackets != 0; brackets &= brackets - 1)
        {
            var index = BitOperations.TrailingZeroCount(brackets);
            var isObject = block[index] is (byte)'{' or (byte)'}' ? 1UL : 0UL;
            if ((opening >> index & 1) == 1) Open(isObject);
            else if (Close(isObject)) return index + 1;
        }

        return 0;
    }

    /// <summary>A bit for each byte that stands behind a backslash that is not escaped itself.</summary>
    private ulong Escaped(ulong slashes)
    {
        var escaped = _escaped;
        _escaped = 0;
        for (slashes &= ~escaped; slashes != 0;)
        {
            var index = BitOperations.TrailingZeroCount(slashes);
            if (index == BlockSize - 1)
            {
                _escaped = 1;
                break;
            }

            escaped |= 2UL << index;
            slashes &= ~(3UL << index);
        }

        return escaped;
    }

    /// <summary>A bit for each byte from an opening quote up to the closing one: each is the parity of the quotes up to it.</summary>
    private ulong InText(ulong quotes)
    {
        quotes ^= quotes << 1;
        quotes ^= quotes << 2;
        quotes ^= quotes << 4;
        quotes ^= quotes << 8;
        quotes ^= quotes << 16;
        quotes ^= quotes << 32;
        quotes ^= _inText;
        _inText = (ulong)((long)quotes >> 63);
        return quotes;
    }

    private void Open(ulong isObject)
    {
        if (++_depth > MaxDepth) throw new JsonException("it is nested too deeply");
        _objects = (_objects << 1) | isObject;
    }

    /// <summary>Whether it was the last one that was open.</summary>
    private bool Close(ulong isObject)
    {
        if ((_objects & 1) != isObject) throw new JsonException("a bracket is closed by one of the other kind");
        _objects >>= 1;
        return --_depth == 0;
    }
}
