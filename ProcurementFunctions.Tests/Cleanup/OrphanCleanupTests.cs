using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Cleanup;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Redis;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Vendors;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Cleanup;

/// <summary>What is left in the stores when what it belongs to is gone, and what the cleanup leaves of it.</summary>
public sealed class OrphanCleanupTests : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(40);
    private readonly WholeApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Cleanup_OfWhatIsKeptOfItemsThatAreGone_RemovesItOnceAndNothingElse()
    {
        foreach (var sku in (string[])["GONE", "KEPT"]) await PlantAsync(sku);
        await DeleteItemAsync("GONE");

        Assert.Equal(new CleanupReport(), await RunAsync(TimeSpan.Zero));
        var reports = await Task.WhenAll(RunAsync(Long), RunAsync(Long));
        Assert.Equal((1, 2, 1), (reports.Sum(r => r.Offers), reports.Sum(r => r.Demand), reports.Sum(r => r.Preferences)));
        Assert.Equal(new CleanupReport(), await RunAsync(Long));

        Assert.Equal((0, 0, 0), await CountAsync("GONE"));
        Assert.Equal((1, 2, 1), await CountAsync("KEPT"));
        Assert.NotNull(await Get<IPreferencesStore>().ReadAsync("ann", default));
    }

    [Fact]
    public async Task Cleanup_WhereTheItemsThemselvesAreLost_RemovesNothing()
    {
        foreach (var number in Enumerable.Range(0, 12)) await PlantAsync($"SKU-{number}");
        foreach (var number in Enumerable.Range(0, 11)) await DeleteItemAsync($"SKU-{number}");

        Assert.Equal(new CleanupReport(), await RunAsync(Long));

        Assert.Equal((1, 2, 1), await CountAsync("SKU-0"));
    }

    [Fact]
    public async Task Cleanup_OfKeysWithoutAnExpiry_BoundsOursOnceAndLeavesOthers()
    {
        var redis = Get<IConnectionMultiplexer>().GetDatabase();
        var kinds = _app.Services.GetServices<RedisKeyKind>().ToList();
        Assert.Equal(
            ["agent_answer:", "agent_outbox:", "agent_session:", "held_import:", "idempotency:", "vendor_token:", "vendor_token_lock:"],
            kinds.Select(kind => kind.Prefix).Order(StringComparer.Ordinal));
        foreach (var kind in kinds) await redis.StringSetAsync($"{kind.Prefix}left", "{}");
        await redis.StringSetAsync("agent_session:short", "{}", TimeSpan.FromMinutes(1));
        await redis.StringSetAsync("somebody else's", "x");

        Assert.Equal(kinds.Count, (await RunAsync(Long)).KeysBounded);
        Assert.Equal(0, (await RunAsync(Long)).KeysBounded);

        foreach (var kind in kinds) Assert.InRange((await redis.KeyTimeToLiveAsync($"{kind.Prefix}left"))!.Value, TimeSpan.Zero, kind.Longest);
        Assert.InRange((await redis.KeyTimeToLiveAsync("agent_session:short"))!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Null(await redis.KeyTimeToLiveAsync("somebody else's"));
    }

    private Task<CleanupReport> RunAsync(TimeSpan later) => new CleanupFunctions(
        Get<HistoryCleanup>(),
        new ItemCleanup(
            Get<IInventoryStore>(),
            _app.Services.GetServices<IItemRecords>(),
            Get<IOptions<CleanupOptions>>(),
            new WallClock(new LaterTime(later)),
            NullLogger<ItemCleanup>.Instance),
        Get<RedisExpiry>(),
        Get<ISessionStore>(),
        NullLogger<CleanupFunctions>.Instance).RunAsync(new TimerInfo(), _app.Durable, default);

    private async Task PlantAsync(string sku)
    {
        await Get<IInventoryStore>().CreateAsync(new InventoryItem { Id = sku, Sku = sku, Name = sku }, default);
        await Get<IOfferStore>().UpdateAsync(sku, "ACME", _ => new VendorOffer { Id = "ACME", Sku = sku, VendorId = "ACME" }, default);
        foreach (var year in (int[])[2025, 2026])
            await Get<IDemandStore>().UpdateAsync(sku, year, _ => new DemandYear { Id = DemandRules.KeyOf(year), Sku = sku, Year = year, Units = [1] }, default);
        await Get<IPreferencesStore>().UpdateAsync("ann", known => known ?? new UserPreferences { Id = UserPreferences.DocumentId, UserId = "ann" }, default);
        await Get<IPreferencesStore>().WriteProductAsync(
            new ProductPreference { Id = ProductPreference.IdFor(sku), UserId = "ann", Sku = sku, PreferredQuantity = 5 }, null, default);
    }

    /// <summary>As an operator would, by hand: the app itself deletes no item.</summary>
    private async Task DeleteItemAsync(string sku)
    {
        var items = Get<CosmosClient>().GetContainer(CosmosFixture.Database, "inventory");
        using var deleted = await items.DeleteItemStreamAsync(sku, new PartitionKey(sku));
        deleted.EnsureSuccessStatusCode();
    }

    private async Task<(int Offers, int Demand, int Preferences)> CountAsync(string sku) => (
        (await Get<IOfferStore>().ListBySkuAsync(sku, default)).Count,
        (await Get<IDemandStore>().ListBySkusAsync([sku], default))[sku].Count(),
        await Get<IPreferencesStore>().ReadProductAsync("ann", sku, default) is null ? 0 : 1);

    private T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();
}
