using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Cleanup;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Redis;
using ProcurementFunctions.Tests.Conversations;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Cleanup;

/// <summary>What time does to a whole app that was used and left alone, by its own timers.</summary>
public sealed class CleanupStoryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Histories_OfPurchasesThatEnded_GoByTheTimerAndTheRecordsStay()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        var ended = await shop.UntilAsync(await shop.CreateAsync("BOLT", 30), "awaitingApproval");
        using (var answer = await shop.RejectAsync(ended)) answer.EnsureSuccessStatusCode();
        await shop.UntilAsync(ended, "rejected", "released");
        var client = shop.Cloud.DurableClient;
        var begun = shop.Cloud.FirmTime.GetUtcNow();

        var start = TimeProvider.System.GetTimestamp();
        while (await client.GetInstanceAsync((string)ended["id"]!, CancellationToken.None) is not null)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "its history stays");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        Assert.True(shop.Cloud.FirmTime.GetUtcNow() - begun >= TimeSpan.FromDays(29), "it went too early");
        Assert.Equal("rejected", (string?)(await shop.GetAsync(ended))["status"]);
    }

    [Fact]
    public async Task SessionsInMemory_WithoutActivityForADay_GoAndAreReportedOnce()
    {
        var wall = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var store = new MemorySessionStore(new WallClock(wall));
        await using var shop = await PurchaseShop.OpenAsync();
        foreach (var user in (string[])["ann", "bob"])
        {
            var write = new SessionWrite(Session.New(user, wall.GetUtcNow()) with { Version = 1 }, SessionMark.None, "m1", new("h", null!), null);
            Assert.True(await store.SaveAsync(write, default));
        }

        wall.Advance(Session.Lifetime / 2);
        var bob = await store.ReadAsync("bob", "m2", default);
        Assert.True(await store.SaveAsync(new(bob.Session! with { Version = 2 }, bob.Mark, "m2", new("h", null!), null), default));
        wall.Advance(Session.Lifetime / 2);
        var services = shop.Cloud.Services;
        var functions = new CleanupFunctions(
            services.GetRequiredService<HistoryCleanup>(),
            services.GetRequiredService<ItemCleanup>(),
            services.GetRequiredService<RedisExpiry>(),
            store,
            NullLogger<CleanupFunctions>.Instance);
        var client = shop.Cloud.DurableClient;

        Assert.Equal(1, (await functions.RunAsync(new TimerInfo(), client, default)).Sessions);
        Assert.Equal(0, (await functions.RunAsync(new TimerInfo(), client, default)).Sessions);
        Assert.Null(await store.ReadAsync("ann", default));
        Assert.NotNull(await store.ReadAsync("bob", default));
        Assert.Equal(["bob"], await store.ListAsync(default).Select(session => session.UserId).ToListAsync());
    }
}
