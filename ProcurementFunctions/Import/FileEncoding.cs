using System.Buffers;
using System.Text;

namespace ProcurementFunctions.Import;

/// <summary>
/// In which encoding a text file is: UTF-16 by its byte order mark, else UTF-8, else Windows-1252. A file that holds more
/// letters in UTF-8 than bytes that are none is a UTF-8 file with damage.
/// </summary>
/// <param name="Name">Its name at IANA.</param>
/// <param name="Text">What reads it.</param>
internal sealed record FileEncoding(string Name, Encoding Text)
{
    private const int ReadAtOnce = 64 * 1024;

    public static FileEncoding Utf8 { get; } = new("UTF-8", Encoding.UTF8);

    public static FileEncoding Utf16 { get; } = new("UTF-16LE", Encoding.Unicode);

    public static FileEncoding Utf16BigEndian { get; } = new("UTF-16BE", Encoding.BigEndianUnicode);

    public static FileEncoding Windows1252 { get; } =
        new("windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? throw new NotSupportedException("windows-1252"));

    /// <summary>Reads a file to its end and goes back to its beginning.</summary>
    public static async Task<FileEncoding> FindAsync(Stream file, CancellationToken cancellation)
    {
        var buffer = new byte[ReadAtOnce];
        var (kept, letters, broken, isFirst) = (0, 0, 0, true);
        int read;
        do
        {
            read = await file.ReadAsync(buffer.AsMemory(kept), cancellation);
            var bytes = buffer.AsMemory(0, kept + read);
            if (isFirst && MarkedAs(bytes.Span) is { } marked)
            {
                file.Position = 0;
                return marked;
            }

            isFirst = false;
            var used = Count(bytes.Span, isLast: read == 0, ref letters, ref broken);
            kept = bytes.Length - used;
            bytes[used..].CopyTo(buffer);
        }
        while (read > 0);
        file.Position = 0;
        return broken > letters ? Windows1252 : Utf8;
    }

    private static FileEncoding? MarkedAs(ReadOnlySpan<byte> start) =>
        start.StartsWith<byte>([0xFF, 0xFE]) ? Utf16
        : start.StartsWith<byte>([0xFE, 0xFF]) ? Utf16BigEndian
        : start.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? Utf8
        : null;

    /// <summary>How many bytes were looked at; a letter that is cut off at the end is left for the next time.</summary>
    private static int Count(ReadOnlySpan<byte> bytes, bool isLast, ref int letters, ref int broken)
    {
        var at = 0;
        while (true)
        {
            var next = bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (next < 0) return bytes.Length;
            at += next;
            var status = Rune.DecodeFromUtf8(bytes[at..], out _, out var length);
            if (status == OperationStatus.NeedMoreData && !isLast) return at;
            if (status == OperationStatus.Done) letters++;
            else broken++;
            at += length;
        }
    }
}
