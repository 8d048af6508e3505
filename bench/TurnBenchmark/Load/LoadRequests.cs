using System.Buffers.Text;
using System.Text;
using ProcurementFunctions.Bench.TurnBenchmark.Endpoints;

namespace ProcurementFunctions.Bench.TurnBenchmark.Load;

/// <summary>The requests to one endpoint, the same to each but for the path: a new message id, one of a few texts, the user's token.</summary>
internal sealed class LoadRequests
{
    private const int IdDigits = 12;

    /// <summary>Answered from what the session remembers, as most of a talk is. All of one length.</summary>
    private static readonly string[] Texts =
    [
        "what is my budget for this?    ",
        "what did you recommend for it? ",
        "hello, is anybody there?       ",
        "what did you recommend earlier?",
    ];

    private static long _lastId;

    private readonly byte[][] _heads;
    private readonly byte[][] _bodies;

    public LoadRequests(string endpoint, IReadOnlyList<LoadUser> users)
    {
        _bodies = [.. Texts.Select(text => Encoding.UTF8.GetBytes($$"""{"messageId":"{{new string('0', IdDigits)}}","text":"{{text}}"}"""))];
        _heads = [.. users.Select(user => Encoding.UTF8.GetBytes(
            $"POST {PathOf(endpoint, user)} HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
            $"Authorization: Bearer {user.Token}\r\nContent-Type: application/json\r\nContent-Length: {_bodies[0].Length}\r\n\r\n"))];
    }

    private static string PathOf(string endpoint, LoadUser user) => endpoint switch
    {
        EndpointNames.Agent => "/api/messages",
        EndpointNames.Function => $"/api/turn/{user.Id}",
        EndpointNames.Plain => "/api/plain",
        _ => $"/{user.Id}",
    };

    public int Users => _heads.Length;

    /// <summary>Writes the next request of a user.</summary>
    public ReadOnlyMemory<byte> Write(int user, byte[] buffer)
    {
        var id = Interlocked.Increment(ref _lastId);
        var head = _heads[user];
        var body = _bodies[id % _bodies.Length];
        head.CopyTo(buffer, 0);
        body.CopyTo(buffer, head.Length);
        var digits = buffer.AsSpan(head.Length + """{"messageId":""".Length + 1, IdDigits);
        Utf8Formatter.TryFormat(id, digits, out _, new('D', IdDigits));
        return buffer.AsMemory(0, head.Length + body.Length);
    }
}

internal sealed record LoadUser(string Id, string Token);
