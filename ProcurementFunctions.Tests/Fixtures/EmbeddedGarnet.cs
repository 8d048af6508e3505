using System.Globalization;
using Garnet;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>Garnet in this process, in memory alone.</summary>
/// <remarks>
/// Lua has to be switched on (<c>--lua</c>), and <c>--lua-transaction-mode</c> with it, so that a script is atomic as it is
/// in Redis.
/// </remarks>
internal sealed class EmbeddedGarnet : IDisposable
{
    private readonly GarnetServer _server;

    public EmbeddedGarnet(int port)
    {
        Port = port;
        _server = new GarnetServer(
        [
            "--bind", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture),
            "--lua", "true", "--lua-transaction-mode", "true",
            "--memory", "64m", "--page", "4m", "--index", "4m", "--device-type", "RandomAccess",
        ]);
        _server.Start();
    }

    public int Port { get; }

    public void Dispose() => _server.Dispose();
}
