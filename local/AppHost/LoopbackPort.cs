using System.Net;
using System.Net.Sockets;

namespace ProcurementFunctions.Local.AppHost;

/// <summary>Ports on 127.0.0.1.</summary>
internal static class LoopbackPort
{
    /// <summary>The port, or a free one for 0, when nobody listens on it now.</summary>
    /// <exception cref="PortInUseException">Somebody does.</exception>
    public static int Claim(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            probe.Listen(1);
            return ((IPEndPoint)probe.LocalEndPoint!).Port;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            throw new PortInUseException(port, e);
        }
    }
}
