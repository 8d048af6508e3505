using System.Net;
using System.Net.Sockets;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Local.AppHost.Redis;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Local.AppHost;

public sealed class EmbeddedRedisTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_AfterACleanStop_HasKeysAndTheirExpiry()
    {
        Directory.CreateDirectory(_folder["a"]);
        await using (var redis = EmbeddedRedis.Start(_folder["a"], 0)) await WriteAsync(redis);
        await using var again = EmbeddedRedis.Start(_folder["a"], 0);
        await AssertWrittenAsync(again);
    }

    /// <summary>The files of a running server, taken as they are, are what a killed process leaves.</summary>
    [Fact]
    public async Task Start_OnTheFilesOfAKilledServer_HasAllThatWasAnswered()
    {
        Directory.CreateDirectory(_folder["a"]);
        await using var killed = EmbeddedRedis.Start(_folder["a"], 0);
        await WriteAsync(killed);
        Copy(_folder["a"], _folder["b"]);
        await using var again = EmbeddedRedis.Start(_folder["b"], 0);
        await AssertWrittenAsync(again);
    }

    [Fact]
    public async Task ScriptEvaluate_CompareAndSet_IsRunAsAWhole()
    {
        await using var redis = EmbeddedRedis.Start(_folder.Path, 0);
        await using var client = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        var database = client.GetDatabase();
        const string Script = "if (redis.call('GET', KEYS[1]) or '') == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2], 'EX', 60) return 1 end return 0";
        var won = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
            (int)await database.ScriptEvaluateAsync(Script, ["key"], ["", $"writer {i}"])));
        Assert.Equal(1, won.Sum());
        Assert.InRange((await database.KeyTimeToLiveAsync("key"))!.Value.TotalSeconds, 50, 60);
        Assert.Equal(2, (await database.StringGetAsync(["key", "none"])).Length);
    }

    [Fact]
    public async Task Connect_WithoutThePassword_IsRefused()
    {
        await using var redis = EmbeddedRedis.Start(_folder.Path, 0);
        await Assert.ThrowsAnyAsync<RedisException>(async () =>
        {
            await using var client = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{redis.Port},connectTimeout=2000,connectRetry=1");
            await client.GetDatabase().StringGetAsync("key");
        });
    }

    [Fact]
    public void Start_PortInUse_SaysSo()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        var port = ((IPEndPoint)other.LocalEndPoint!).Port;
        var e = Assert.Throws<PortInUseException>(() => EmbeddedRedis.Start(_folder.Path, port));
        Assert.Equal(port, e.Port);
    }

    private static async Task WriteAsync(EmbeddedRedis redis)
    {
        await using var client = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        var database = client.GetDatabase();
        for (var i = 0; i < 50; i++) await database.StringSetAsync($"key{i}", $"value{i}", TimeSpan.FromHours(24));
        await database.ScriptEvaluateAsync("return redis.call('SET', KEYS[1], ARGV[1], 'EX', 3600)", ["scripted"], ["by script"]);
        await database.KeyDeleteAsync("key7");
    }

    private static async Task AssertWrittenAsync(EmbeddedRedis redis)
    {
        await using var client = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        var database = client.GetDatabase();
        for (var i = 0; i < 50; i++) Assert.Equal(i == 7 ? null : $"value{i}", (string?)await database.StringGetAsync($"key{i}"));
        Assert.Equal("by script", (string?)await database.StringGetAsync("scripted"));
        Assert.InRange((await database.KeyTimeToLiveAsync("key1"))!.Value.TotalHours, 23.9, 24);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = File.Create(target);
            source.CopyTo(copy);
        }
    }
}
