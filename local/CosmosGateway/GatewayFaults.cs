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
    private int _left = Unlimited;

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

    /// <summary>So many requests for documents are done, and every later one is answered 503 until <see cref="Clear"/>, as after a process died.</summary>
    public void BeUnavailableAfter(int requests) => Volatile.Write(ref _left, requests);

    /// <summary>Forgets the failures that have not been answered yet.</summary>
    public void Clear()
    {
        _next.Clear();
        _broken = null;
        Volatile.Write(ref _left, Unlimited);
    }

    internal GatewayFault? Take(string container) =>
        IsOver() || container == _broken ? new(503, 0, null) : _next.TryDequeue(out var fault) ? fault : null;

    private bool IsOver()
    {
        if (Volatile.Read(ref _left) == Unlimited) return false;
        return Interlocked.Decrement(ref _left) < 0;
    }

    private void Add(int requests, GatewayFault fault)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(requests);
        for (var i = 0; i < requests; i++) _next.Enqueue(fault);
    }
}

internal sealed record GatewayFault(int Status, int SubStatus, TimeSpan? RetryAfter);
