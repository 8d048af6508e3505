namespace ProcurementFunctions.Local.AppHost;

/// <summary>A port on 127.0.0.1 that is needed is taken by another program.</summary>
public sealed class PortInUseException(int port, Exception? inner = null)
    : Exception($"Port {port} on 127.0.0.1 is in use by another program.", inner)
{
    public int Port { get; } = port;
}
