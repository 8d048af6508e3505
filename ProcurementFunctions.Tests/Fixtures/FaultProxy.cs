using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>
/// Stands between the app and a server on 127.0.0.1 and makes the network between them fail, also on connections that are
/// open already. Until told otherwise it passes everything on.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly int _target;
    private readonly Lock _lock = new();
    private readonly HashSet<FaultyLink> _links = [];
    private Socket _door = Bound(0);
    private bool _isOpen;
    private Task _accepting = Task.CompletedTask;
    private Fault _fault = new(FaultKind.None);
    private int _taken;

    private FaultProxy(int target)
    {
        _target = target;
        Listen();
    }

    public int Port { get; private set; }

    /// <summary>How many connections it has taken so far.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>A proxy on a free port in front of the server on this port.</summary>
    public static FaultProxy Start(int targetPort) => new(targetPort);

    /// <summary>Everything is well again. What was held up goes on its way.</summary>
    public void Pass()
    {
        Set(new Fault(FaultKind.None));
        if (!_isOpen) Listen();
    }

    /// <summary>Nobody listens any more, and all connections are reset.</summary>
    public void Refuse()
    {
        StopListening();
        Set(new Fault(FaultKind.None));
        ResetAll();
    }

    /// <summary>Connections are accepted and requests taken, but no answer comes until <see cref="Pass"/>.</summary>
    public void Hang() => Set(new Fault(FaultKind.Hang));

    /// <summary>As <see cref="Hang"/>, and the connections of that time stay without answers for ever.</summary>
    public void Lose() => Set(new Fault(FaultKind.Lose));

    /// <summary>Answers to requests with this text in them break off in the middle, by a reset; those to others come whole.</summary>
    public void Cut(string requestsWith = "") => Set(new Fault(FaultKind.Cut, Encoding.ASCII.GetBytes(requestsWith)));

    /// <summary>A Redis server refuses commands with these names, in its own words.</summary>
    public void AnswerRedis(string refusal, params string[] commands) =>
        Set(new Fault(FaultKind.Refusals, Refusals: () => new RedisRefusals(refusal, commands)));

    /// <summary>Every answer comes this much later.</summary>
    public void Delay(TimeSpan by) => Set(new Fault(FaultKind.Delay, Pause: by));

    public async ValueTask DisposeAsync()
    {
        StopListening();
        ResetAll();
        Set(new Fault(FaultKind.None));
        await _accepting;
        _door.Dispose();
    }

    private void Set(Fault fault) => Interlocked.Exchange(ref _fault, fault).End();

    private void Listen()
    {
        _door.Listen();
        _isOpen = true;
        Port = ((IPEndPoint)_door.LocalEndPoint!).Port;
        _accepting = AcceptAsync(_door);
    }

    /// <summary>Who connects is refused, and the port stays ours: bound to a socket that does not listen.</summary>
    private void StopListening()
    {
        if (!_isOpen) return;
        _isOpen = false;
        _door.Dispose();
        _door = Bound(Port);
    }

    private static Socket Bound(int port)
    {
        var door = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        door.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return door;
    }

    private void ResetAll()
    {
        lock (_lock)
        {
            foreach (var link in _links) link.Reset();
            _links.Clear();
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It listens no more.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var link = new FaultyLink(client, server, () => Volatile.Read(ref _fault));
        lock (_lock) _links.Add(link);
        Interlocked.Increment(ref _taken);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _target);
            await link.RunAsync();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // One end has gone: so has the other.
        }
        finally
        {
            link.Reset();
            lock (_lock) _links.Remove(link);
        }
    }
}

internal enum FaultKind
{
    None,
    Hang,
    Lose,
    Cut,
    Delay,
    Refusals,
}

/// <summary>What is wrong with the network, until <see cref="End"/>.</summary>
internal sealed record Fault(
    FaultKind Kind, byte[]? Request = null, TimeSpan Pause = default, Func<RedisRefusals>? Refusals = null)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Ended => _ended.Task;

    public void End() => _ended.TrySetResult();
}

/// <summary>One connection through a <see cref="FaultProxy"/>.</summary>
internal sealed class FaultyLink(Socket client, Socket server, Func<Fault> fault)
{
    private volatile bool _cutting;
    private volatile bool _lost;

    /// <summary>Until either end has gone.</summary>
    public async Task RunAsync() => await await Task.WhenAny(RequestsAsync(), AnswersAsync());

    public void Reset()
    {
        foreach (var socket in (Socket[])[client, server])
        {
            try
            {
                // Without lingering a close is a reset, so that nobody takes the end for a regular one.
                socket.LingerState = new LingerOption(true, 0);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // It is closed already.
            }

            socket.Dispose();
        }
    }

    private async Task RequestsAsync()
    {
        var buffer = new byte[65_536];
        var refusing = (Fault: fault(), Refusals: fault().Refusals?.Invoke());
        while (await client.ReceiveAsync(buffer) is var length and > 0)
        {
            if (refusing.Fault != fault()) refusing = (fault(), fault().Refusals?.Invoke());
            if (refusing.Refusals is { } refusals)
            {
                await server.SendAllAsync(refusals.Rewrite(buffer.AsSpan(0, length)));
                continue;
            }

            if (fault() is { Kind: FaultKind.Cut, Request: { } request } && buffer.AsSpan(0, length).IndexOf(request) >= 0) _cutting = true;
            await server.SendAllAsync(buffer.AsMemory(0, length));
        }
    }

    private async Task AnswersAsync()
    {
        var buffer = new byte[65_536];
        while (await server.ReceiveAsync(buffer) is var length and > 0)
        {
            await HoldAsync();
            if (_cutting && fault().Kind == FaultKind.Cut)
            {
                await client.SendAllAsync(buffer.AsMemory(0, length / 2));
                return;
            }

            _cutting = false;
            if (!_lost) await client.SendAllAsync(buffer.AsMemory(0, length));
        }
    }

    private async Task HoldAsync()
    {
        while (fault() is { Kind: FaultKind.Hang or FaultKind.Lose } holding)
        {
            _lost |= holding.Kind == FaultKind.Lose;
            await holding.Ended;
        }

        if (fault() is { Kind: FaultKind.Delay } delaying) await Task.Delay(delaying.Pause, TimeProvider.System);
    }
}

file static class Sockets
{
    public static async Task SendAllAsync(this Socket socket, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty) bytes = bytes[await socket.SendAsync(bytes)..];
    }
}
