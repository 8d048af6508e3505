using System.Net;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace ProcurementFunctions.Hosting.Redis;

/// <summary>
/// Looks whether each Redis server answers, and lets go of connections on which nothing comes back: packets may be lost
/// on the way without either end being told, and the client alone gives such a connection up only after four time-outs.
/// </summary>
/// <remarks>
/// It counts looks and not time: a process that is itself held up looks less often, and must not take its own lateness for
/// the server's. A server that hangs costs a new connection for every few looks, and answers on the last of them.
/// </remarks>
internal sealed class RedisWatch(IConnectionMultiplexer redis, RedisSockets sockets, ILogger<RedisWatch> logger)
{
    /// <summary>A connection that has been silent for so many looks is closed.</summary>
    internal const int Patience = 3;

    private readonly Dictionary<EndPoint, Question> _questions = [];

    /// <summary>Not to be called twice at once.</summary>
    public void Look()
    {
        sockets.NextLook();
        foreach (var server in redis.GetServers()) Look(server);
    }

    private void Look(IServer server)
    {
        if (!_questions.TryGetValue(server.EndPoint, out var asked)) asked = new(Task.CompletedTask, 0);
        asked = asked with { Silent = IsAnswered(asked.Answer) ? 0 : asked.Silent + 1 };

        if (asked.Silent >= Patience && sockets.CloseSeen(server.EndPoint, Patience) is var closed and > 0)
            RedisLog.Silent(logger, server.EndPoint, asked.Silent, closed);
        if (asked.Answer.IsCompleted) asked = asked with { Answer = Ask(server) };
        _questions[server.EndPoint] = asked;
    }

    /// <summary>A refusal is an answer too.</summary>
    private static bool IsAnswered(Task question) =>
        question.IsCompletedSuccessfully || question.Exception?.InnerException is RedisServerException;

    private static Task Ask(IServer server)
    {
        try
        {
            var answer = server.PingAsync();
            // What it failed with is told to those whose calls fail.
            _ = answer.ContinueWith(failed => _ = failed.Exception, TaskContinuationOptions.OnlyOnFaulted);
            return answer;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            return Task.FromException(e);
        }
    }

    /// <param name="Answer">To the last ping.</param>
    /// <param name="Silent">How many looks have found no answer since the last one that did.</param>
    private sealed record Question(Task Answer, int Silent);
}
