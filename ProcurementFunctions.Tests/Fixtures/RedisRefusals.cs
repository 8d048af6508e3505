using System.Buffers.Text;
using System.Text;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>
/// Puts in the place of commands with these names a script that makes the server itself refuse with the given words. So
/// the refusals come in the order of the commands, however many are on their way.
/// </summary>
/// <param name="commands">Upper-case names of commands, such as EVALSHA.</param>
internal sealed class RedisRefusals(string refusal, params string[] commands)
{
    private const string Script = "return {err=ARGV[1]}";
    private readonly byte[] _instead = Encoding.ASCII.GetBytes(
        $"*4\r\n$4\r\nEVAL\r\n${Script.Length}\r\n{Script}\r\n$1\r\n0\r\n${refusal.Length}\r\n{refusal}\r\n");

    private byte[] _rest = [];

    /// <summary>What is to be sent on of these bytes; the beginning of a command that is not there whole yet waits for the next.</summary>
    public byte[] Rewrite(ReadOnlySpan<byte> bytes)
    {
        byte[] all = [.. _rest, .. bytes];
        var sent = new List<byte>();
        var at = 0;
        while (CommandAt(all, at) is var (name, end))
        {
            sent.AddRange(commands.Contains(name) ? _instead : all[at..end]);
            at = end;
        }

        _rest = all[at..];
        return [.. sent];
    }

    /// <summary>The name of the command that begins there and where it ends; null when it is not there whole.</summary>
    private static (string Name, int End)? CommandAt(byte[] all, int at)
    {
        if (NumberAt(all, ref at, (byte)'*') is not { } parts) return null;
        var name = "";
        for (var part = 0; part < parts; part++)
        {
            if (NumberAt(all, ref at, (byte)'$') is not { } length || at + length + 2 > all.Length) return null;
            if (part == 0) name = Encoding.ASCII.GetString(all, at, length).ToUpperInvariant();
            at += length + 2;
        }

        return (name, at);
    }

    private static int? NumberAt(byte[] all, ref int at, byte mark)
    {
        if (at >= all.Length) return null;
        Assert.Equal(mark, all[at]);
        var end = all.AsSpan(at).IndexOf("\r\n"u8);
        if (end < 0 || !Utf8Parser.TryParse(all.AsSpan(at + 1), out int number, out _)) return null;
        at += end + 2;
        return number;
    }
}
