using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>
/// Redis servers of a test class (<c>IClassFixture&lt;RedisFixture&gt;</c>), started when a test first asks. A test that
/// runs on each of them takes its kind as an argument:
/// <c>[Theory, MemberData(nameof(RedisFixture.Kinds), MemberType = typeof(RedisFixture))]</c>.
/// Tests of one class share the servers: give each its own keys.
/// </summary>
public sealed class RedisFixture : IDisposable
{
    private readonly Lazy<EmbeddedGarnet> _garnet = new(() => new EmbeddedGarnet(FreePort.Find()));
    private readonly Lazy<RedisServerProcess> _redis = new(() => new RedisServerProcess(FreePort.Find()));
    private readonly Dictionary<RedisKind, IConnectionMultiplexer> _connections = [];

    /// <summary>Garnet always; redis-server where it is installed.</summary>
    public static TheoryData<RedisKind> Kinds { get; } = RedisServerProcess.Executable is null
        ? new(RedisKind.Garnet)
        : new(RedisKind.Garnet, RedisKind.RedisServer);

    public string ConnectionString(RedisKind kind) =>
        $"127.0.0.1:{(kind == RedisKind.Garnet ? _garnet.Value.Port : _redis.Value.Port)}";

    /// <summary>A connection that the tests of the class share.</summary>
    public IConnectionMultiplexer Connect(RedisKind kind = RedisKind.Garnet)
    {
        lock (_connections)
        {
            if (_connections.TryGetValue(kind, out var known)) return known;
            var options = ConfigurationOptions.Parse(ConnectionString(kind));
            // redis-server needs a moment until it listens.
            options.ConnectRetry = 20;
            options.AllowAdmin = true;
            return _connections[kind] = ConnectionMultiplexer.Connect(options);
        }
    }

    public void Dispose()
    {
        foreach (var connection in _connections.Values) connection.Dispose();
        if (_garnet.IsValueCreated) _garnet.Value.Dispose();
        if (_redis.IsValueCreated) _redis.Value.Dispose();
    }
}
