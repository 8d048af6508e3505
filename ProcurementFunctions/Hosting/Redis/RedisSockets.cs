using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace ProcurementFunctions.Hosting.Redis;

/// <summary>The sockets that the client has opened, to be closed from outside: the client itself offers no way to let go of a connection.</summary>
internal sealed class RedisSockets
{
    private readonly Lock _lock = new();

    /// <summary>The client has one connection of a kind to a server: a newer one takes the place of one that it has closed.</summary>
    private readonly Dictionary<(EndPoint Server, ConnectionType Kind), (Socket Socket, int Look)> _open = [];
    private int _look;

    /// <summary>How many looks have begun.</summary>
    public int Looks
    {
        get
        {
            lock (_lock) return _look;
        }
    }

    /// <summary>A socket that is about to connect to this server.</summary>
    public void Add(EndPoint server, ConnectionType kind, Socket socket)
    {
        lock (_lock) _open[(server, kind)] = (socket, _look);
    }

    /// <summary>One more look at the servers has begun; sockets are as old as the looks that they have seen.</summary>
    public void NextLook()
    {
        lock (_lock) _look++;
    }

    /// <summary>Closes the server's sockets that have seen this many looks. The client takes that for a broken connection, and makes it anew.</summary>
    /// <returns>How many were closed.</returns>
    public int CloseSeen(EndPoint server, int looks)
    {
        List<Socket> old = [];
        lock (_lock)
        {
            foreach (var (key, open) in _open)
            {
                if (!key.Server.Equals(server) || _look - open.Look < looks) continue;
                _open.Remove(key);
                old.Add(open.Socket);
            }
        }

        var connected = old.Count(socket => socket.Connected);
        foreach (var socket in old) socket.Dispose();
        return connected;
    }
}
