using System.Buffers.Text;
using System.Net.Sockets;
using ProcurementFunctions.Bench.Shared;

namespace ProcurementFunctions.Bench.TurnBenchmark.Load;

/// <summary>One HTTP/1.1 connection that sends a request when the last one is answered, with as little work as that takes.</summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[64 * 1024];

    public static async Task<LoadConnection> OpenAsync(Uri url)
    {
        var connection = new LoadConnection();
        await connection._socket.ConnectAsync(url.Host, url.Port);
        return connection;
    }

    /// <summary>The body of the answer, until the next request.</summary>
    /// <exception cref="BenchmarkException">The answer is none, or no 200.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> SendAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var read = 0;
        var end = -1;
        while (end < 0 || read < end)
        {
            var count = await _socket.ReceiveAsync(_answer.AsMemory(read));
            if (count == 0) throw new BenchmarkException("the server closed the connection");
            read += count;
            if (end < 0) end = EndOf(_answer.AsSpan(0, read));
        }

        if (!_answer.AsSpan().StartsWith("HTTP/1.1 200"u8))
            throw new BenchmarkException($"not 200: {System.Text.Encoding.UTF8.GetString(_answer, 0, read)}");
        var body = _answer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) + 4;
        return _answer.AsMemory(body, read - body);
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Where the answer ends; -1 while its head is incomplete.</summary>
    private static int EndOf(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0) return -1;
        var name = "\r\nContent-Length: "u8;
        var at = answer[..head].IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(answer[(at + name.Length)..], out int length, out _)
            ? head + 4 + length
            : throw new BenchmarkException("an answer without Content-Length");
    }
}
