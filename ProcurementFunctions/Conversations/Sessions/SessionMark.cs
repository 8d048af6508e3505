namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>
/// What a stored session began with when it was read: version and creation time. It is still the same session, and not
/// one that was made anew after it was forgotten, exactly if it still begins so.
/// </summary>
public readonly record struct SessionMark(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>There was no session.</summary>
    public static SessionMark None => new(ReadOnlyMemory<byte>.Empty);

    /// <summary>The mark of a stored session; of one that another build laid out differently, all of it.</summary>
    public static SessionMark Of(ReadOnlyMemory<byte> stored)
    {
        var span = stored.Span;
        if (!span.StartsWith("{\"version\":"u8)) return new(stored);
        var comma = span.IndexOf((byte)',');
        var head = ",\"createdAt\":\""u8;
        if (comma < 0 || !span[comma..].StartsWith(head)) return new(stored);
        var length = span[(comma + head.Length)..].IndexOf((byte)'"');
        return length < 0 ? new(stored) : new(stored[..(comma + head.Length + length + 1)]);
    }
}
