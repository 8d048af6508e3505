using System.Buffers;
using System.Text.Json;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>
/// Walks over JSON to find where its values begin and end, without reading what they hold. It sees to it that strings and
/// brackets are closed; whether the rest is JSON turns out when a value is read.
/// </summary>
internal ref struct JsonWalker(ReadOnlySpan<byte> json)
{
    private static readonly SearchValues<byte> AfterLiterals = SearchValues.Create(",]} \n\r\t"u8);

    private readonly ReadOnlySpan<byte> _json = json;

    /// <summary>How many bytes have been passed.</summary>
    public int Position { get; private set; }

    /// <summary>The next byte that is no white space; it is not passed.</summary>
    /// <exception cref="JsonException">There is none.</exception>
    public byte Peek()
    {
        while (Position < _json.Length)
        {
            var next = _json[Position];
            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')) return next;
            Position++;
        }

        throw new JsonException("it breaks off");
    }

    public void Pass(byte expected)
    {
        if (!TryPass(expected)) throw new JsonException($"'{(char)expected}' was expected at byte {Position}");
    }

    public bool TryPass(byte expected)
    {
        if (Peek() != expected) return false;
        Position++;
        return true;
    }

    /// <summary>What stands between the quotes, escapes as they are.</summary>
    public ReadOnlySpan<byte> PassString()
    {
        Pass((byte)'"');
        var start = Position;
        PassRestOfString();
        return _json[start..(Position - 1)];
    }

    /// <summary>The next value, whatever it is.</summary>
    public ReadOnlySpan<byte> PassValue()
    {
        var first = Peek();
        var start = Position;
        switch (first)
        {
            case (byte)'"': PassString(); break;
            case (byte)'{' or (byte)'[': PassContainer(); break;
            default: PassLiteral(); break;
        }

        return _json[start..Position];
    }

    /// <summary>Nothing but white space may be left.</summary>
    public void End()
    {
        if (!_json[Position..].Trim(" \n\r\t"u8).IsEmpty) throw new JsonException("something follows its end");
    }

    private void PassRestOfString()
    {
        while (true)
        {
            var stop = _json[Position..].IndexOfAny((byte)'"', (byte)'\\');
            if (stop < 0) throw new JsonException("it breaks off in a text");
            Position += stop + 1;
            if (_json[Position - 1] == (byte)'"') return;
            Position++;
            if (Position > _json.Length) throw new JsonException("it breaks off in a text");
        }
    }

    private void PassContainer()
    {
        var brackets = new BracketScan();
        Span<byte> rest = stackalloc byte[BracketScan.BlockSize];
        while (true)
        {
            var left = _json[Position..];
            if (left.IsEmpty) throw new JsonException("it breaks off");
            if (left.Length < BracketScan.BlockSize)
            {
                rest.Fill((byte)' ');
                left.CopyTo(rest);
            }

            var end = brackets.EndIn(left.Length < BracketScan.BlockSize ? rest : left[..BracketScan.BlockSize]);
            Position += end > 0 ? end : Math.Min(left.Length, BracketScan.BlockSize);
            if (end > 0) return;
        }
    }

    private void PassLiteral()
    {
        var length = _json[Position..].IndexOfAny(AfterLiterals);
        if (length == 0) throw new JsonException($"a value was expected at byte {Position}");
        Position = length < 0 ? _json.Length : Position + length;
    }
}
