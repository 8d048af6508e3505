using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Garnet;
using ProcurementFunctions.Local.FunctionsHost.Hosting;

namespace ProcurementFunctions.Local.AppHost.Redis;

/// <summary>
/// Garnet, a server for the Redis protocol, in this process: on 127.0.0.1, behind a password, with its append-only file
/// written before a command is answered, so that a killed process loses nothing that it answered.
/// </summary>
public sealed class EmbeddedRedis : IAsyncDisposable
{
    private const int Attempts = 5;
    private static readonly Lock Making = new();

    private readonly GarnetServer _server;

    private EmbeddedRedis(GarnetServer server, int port, string password)
    {
        _server = server;
        Port = port;
        ConnectionString = $"127.0.0.1:{port},password={password}";
    }

    public int Port { get; }

    /// <summary>For StackExchange.Redis. Holds the password.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts it on what it kept in <paramref name="folder"/>; its password is made there with the first start.</summary>
    /// <param name="port">0: a free one.</param>
    /// <exception cref="PortInUseException">The port is taken.</exception>
    public static EmbeddedRedis Start(string folder, int port)
    {
        var password = Encoding.ASCII.GetString(PrivateFile.ReadOrCreate(
            Path.Combine(folder, "password"), () => Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(48, lowercase: true))));
        for (var attempt = 1; ; attempt++)
        {
            var chosen = LoopbackPort.Claim(port);
            try
            {
                return Start(folder, chosen, password);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                if (port != 0 || attempt == Attempts) throw new PortInUseException(chosen, e);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    private static EmbeddedRedis Start(string folder, int port, string password)
    {
        var server = Make(Arguments(folder, port, password));
        try
        {
            server.Start();
            return new(server, port, password);
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Garnet sends all traces of this process to the console; that is not its to decide.</summary>
    private static GarnetServer Make(string[] arguments)
    {
        // Of several that are made at once each would take away what others have added.
        lock (Making)
        {
            var listeners = Trace.Listeners.Count;
            var server = new GarnetServer(arguments);
            while (Trace.Listeners.Count > listeners) Trace.Listeners.RemoveAt(Trace.Listeners.Count - 1);
            return server;
        }
    }

    /// <summary>
    /// Sized for the sessions and tokens of a small firm. The append-only file is replaced by a checkpoint when it has
    /// grown to its limit, so it does not grow for ever.
    /// </summary>
    private static string[] Arguments(string folder, int port, string password) =>
    [
        "--bind", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture),
        "--auth", "Password", "--password", password,
        "--aof", "true", "--aof-commit-wait", "true", "--aof-commit-freq", "0",
        "--aof-memory", "8m", "--aof-page-size", "4m", "--aof-segment-size", "64m", "--aof-size-limit", "64m",
        "--recover", "true", "--fail-on-recovery-error", "true", "--checkpointdir", folder,
        "--memory", "64m", "--page", "1m", "--index", "1m", "--max-databases", "1",
        "--lua", "true", "--lua-transaction-mode", "true",
        // The native device would need a library that not every Linux has.
        "--device-type", "RandomAccess",
        "--expired-key-deletion-scan-freq", "300",
        "--disable-console-logger", "true", "-q", "true",
    ];
}
