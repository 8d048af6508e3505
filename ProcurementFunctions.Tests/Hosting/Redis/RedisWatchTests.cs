using Microsoft.Extensions.Logging.Abstractions;
using ProcurementFunctions.Hosting.Redis;
using ProcurementFunctions.Tests.Fixtures;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Hosting.Redis;

/// <summary>
/// Connections that lose their packets without being told. The client has time-outs of minutes here, so that what it does
/// about them by itself comes too late for these tests.
/// </summary>
public sealed class RedisWatchTests : IAsyncDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);
    private readonly EmbeddedGarnet _server = new(FreePort.Find());
    private readonly FaultProxy _network;
    private readonly RedisSockets _sockets = new();
    private readonly ConnectionMultiplexer _redis;
    private readonly RedisWatch _watch;

    public RedisWatchTests()
    {
        _network = FaultProxy.Start(_server.Port);
        var options = RedisServices.ConnectionOptions(new RedisOptions { Configuration = $"127.0.0.1:{_network.Port}" }, null, _sockets);
        options.AsyncTimeout = options.SyncTimeout = 300_000;
        _redis = ConnectionMultiplexer.Connect(options);
        _watch = new RedisWatch(_redis, _sockets, NullLogger<RedisWatch>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _network.DisposeAsync();
        await _redis.DisposeAsync();
        _server.Dispose();
    }

    [Fact]
    public async Task Look_AtAServerThatAnswers_LeavesItsConnections()
    {
        var before = _network.Taken;

        for (var look = 0; look < 5 * RedisWatch.Patience; look++) await LookAnsweredAsync();

        Assert.Equal(before, _network.Taken);
    }

    [Fact]
    public async Task Look_AtALostConnection_LetsGoOfItAfterThreeSilentLooks()
    {
        await LookAnsweredAsync();
        _network.Lose();
        var call = _redis.GetDatabase().PingAsync();
        var before = _network.Taken;

        // The first of them asks; the answer to the one before it had come.
        for (var look = 0; look < RedisWatch.Patience; look++) _watch.Look();
        Assert.False(call.IsCompleted);
        Assert.Equal(before, _network.Taken);

        _watch.Look();

        await Assert.ThrowsAsync<RedisConnectionException>(() => call.WaitAsync(Wait));
        await UntilAsync(() => _network.Taken > before);
    }

    [Fact]
    public async Task Look_AtConnectionsThatStayLost_MakesNewOnesUntilOneAnswers()
    {
        await LookAnsweredAsync();
        _network.Lose();
        for (var generation = 0; generation < 2; generation++)
        {
            var before = _network.Taken;
            for (var look = 0; look <= RedisWatch.Patience; look++) _watch.Look();
            await UntilAsync(() => _network.Taken > before);
        }

        _network.Pass();
        for (var look = 0; look <= RedisWatch.Patience; look++) _watch.Look();

        Assert.True(await _redis.GetDatabase().PingAsync().WaitAsync(Wait) > TimeSpan.Zero);
    }

    /// <summary>A look whose question has been answered when it returns: answers come in the order of the questions.</summary>
    private async Task LookAnsweredAsync()
    {
        _watch.Look();
        await _redis.GetServers().Single().PingAsync().WaitAsync(Wait);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Wait, "it does not come");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }
}
