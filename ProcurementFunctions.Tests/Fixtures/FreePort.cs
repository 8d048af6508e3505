using System.Net;
using System.Net.Sockets;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>A port that nobody listened on a moment ago, for servers that cannot be asked to choose one themselves.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
