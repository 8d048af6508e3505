using System.Collections.Concurrent;

namespace ProcurementFunctions.Local.CosmosGateway;

/// <summary>
/// Failures that the gateway answers instead of doing what the next requests for documents ask, so that a caller's
/// handling of them can be tested. Only code that holds the server can set them.
/// </summary>
public sealed class GatewayFaults
{
    private const int Unlimited = int.MaxValue;
    private readonly ConcurrentQueue<GatewayFault> _next = new();
    private volatile string? _broken;
    private readonly Lock _dying = new();
    private int _writesLeft = Unlimited;
    private bool _isLastDone;

    /// <summary>The next <paramref name="requests"/> requests are answered 429 with this retry-after.</summary>
    public void Throttle(int requests, TimeSpan retryAfter) => Add(requests, new(429, 3200, retryAfter));

    /// <summary>The next <paramref name="requests"/> requests are answered 503.</summary>
    public void BeUnavailable(int requests) => Add(requests, new(503, 0, null));

    /// <summary>
    /// The next <paramref name="requests"/> requests are answered as by an account that is moving: 403/3 writes go to
    /// another region now, 404/1002 the replica is behind the session, 410 the partition has moved, 449 writes collided.
    /// </summary>
    public void Move(int requests, int status, int subStatus) => Add(requests, new(status, subStatus, null));

    /// <summary>Every request for documents of this container is answered 503 until <see cref="Clear"/>.</summary>
    public void BeUnavailable(string container) => _broken = container;

    /// <summary>Whether the write that <see cref="DieAtWrite"/> names has come.</summary>
    public bool IsDead
    {
        get
        {
            lock (_dying) return _writesLeft < 0;
        }
    }

    /// <summary>
    /// So many writes of documents are done; at the next one, and for every request after it until <see cref="Clear"/>, the answer
    /// is 503, as for a process that died there.
    /// </summary>
    /// <param name="isDone">Whether that one write is done all the same, so that only its answer is lost.</param>
    public void DieAtWrite(int writes, bool isDone)
    {
        lock (_dying) (_writesLeft, _isLastDone) = (writes, isDone);
    }

    /// <summary>Forgets the failures that have not been answered yet.</summary>
    public void Clear()
    {
        _next.Clear();
        _broken = null;
        DieAtWrite(Unlimited, false);
    }

    internal GatewayFault? Take(string container, bool isWrite) =>
        Death(isWrite) ?? (container == _broken ? new(503, 0, null) : _next.TryDequeue(out var fault) ? fault : null);

    private GatewayFault? Death(bool isWrite)
    {
        lock (_dying)
        {
            if (_writesLeft == Unlimited) return null;
            if (_writesLeft < 0) return new(503, 0, null);
            return isWrite && --_writesLeft < 0 ? new(503, 0, null, _isLastDone) : null;
        }
    }

    private void Add(int requests, GatewayFault fault)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(requests);
        for (var i = 0; i < requests; i++) _next.Enqueue(fault);
    }
}

/// <param name="IsDone">Whether the request is carried out all the same.</param>
internal sealed record GatewayFault(int Status, int SubStatus, TimeSpan? RetryAfter, bool IsDone = false);
