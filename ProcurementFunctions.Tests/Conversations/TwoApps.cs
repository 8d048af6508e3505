using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Conversations;

/// <summary>Two of the whole app, each with memory of its own, on one Redis and one Cosmos.</summary>
public sealed class TwoApps : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("two-apps-").FullName;
    private readonly RedisFixture _redis = new();
    private readonly List<LocalCloud> _apps = [];

    public async Task InitializeAsync()
    {
        var redis = _redis.ConnectionString(RedisKind.Garnet);
        var first = await StartAsync("first", options => options with { Redis = redis });
        await StartAsync("second", options => options with { Redis = redis, Cosmos = first.CosmosConnectionString });
    }

    public async Task DisposeAsync()
    {
        foreach (var app in Enumerable.Reverse(_apps)) await app.DisposeAsync();
        _redis.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A client of the first or the second app for a user, the same at both.</summary>
    public HttpClient Client(int app, string user) => _apps[app].CreateClient(user, "buyer");

    private async Task<LocalCloud> StartAsync(string name, Func<LocalCloudOptions, LocalCloudOptions> change)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        var app = await LocalCloud.StartAsync(change(LocalCloudFixture.Options(folder) with { Speed = 1 }));
        _apps.Add(app);
        return app;
    }
}
