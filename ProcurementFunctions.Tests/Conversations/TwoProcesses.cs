using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Conversations;

/// <summary>
/// The whole app twice, each in an operating system process of its own, on one Redis and one Cosmos: redis-server where it is
/// installed, else Garnet.
/// </summary>
public sealed class TwoProcesses : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("two-processes-").FullName;
    private readonly RedisFixture _redis = new();
    private readonly CosmosFixture _cosmos = new();
    private readonly List<AppHostProcess> _apps = [];

    public async Task InitializeAsync()
    {
        await _cosmos.InitializeAsync();
        // One after the other: the second finds the shop that the first has imported.
        await StartAsync("first");
        await StartAsync("second");
    }

    public async Task DisposeAsync()
    {
        foreach (var app in _apps) await app.DisposeAsync();
        await _cosmos.DisposeAsync();
        _redis.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A client of the first or the second process for a user, the same at both.</summary>
    public Task<HttpClient> ClientAsync(int app, string user) => _apps[app].ClientAsync(user, "buyer");

    private async Task StartAsync(string name)
    {
        var data = LocalCloudFixture.Options(_folder).DataFolder!;
        var servers = new Dictionary<string, string>
        {
            ["Redis"] = _redis.ConnectionString(RedisServerProcess.Executable is null ? RedisKind.Garnet : RedisKind.RedisServer),
            ["Cosmos"] = _cosmos.ConnectionString,
        };
        _apps.Add(await AppHostProcess.StartAsync(Path.Combine(_folder, name), servers, "--data", data));
    }
}
