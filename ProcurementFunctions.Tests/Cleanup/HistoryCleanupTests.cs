using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Cleanup;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Redis;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Purchasing;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Cleanup;

/// <summary>What is left of an app that was used, and what the cleanup leaves of it.</summary>
public sealed class HistoryCleanupTests
{
    [Fact]
    public async Task Cleanup_AfterTheirTime_PurgesEndedHistoriesAndNoOthers()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        var ended = await shop.UntilAsync(await shop.CreateAsync("BOLT", 30), "awaitingApproval");
        using (var answer = await shop.RejectAsync(ended)) answer.EnsureSuccessStatusCode();
        await shop.UntilAsync(ended, "rejected", "released");
        var open = await shop.UntilAsync(await shop.CreateAsync("BOLT", 31), "awaitingApproval");
        var client = shop.Cloud.DurableClient;
        await client.WaitForInstanceCompletionAsync((string)ended["id"]!, CancellationToken.None);

        // Two at once, a hundred days later.
        var cleanup = Cleanup(shop, shop.Cloud.FirmTime.GetUtcNow().AddDays(100));
        var reports = await Task.WhenAll(cleanup.RunAsync(client, default), cleanup.RunAsync(client, default));
        Assert.InRange(reports.Sum(report => report.Purged), 0, 1);
        Assert.Equal(new CleanupReport(), await cleanup.RunAsync(client, default));

        Assert.Null(await client.GetInstanceAsync((string)ended["id"]!, CancellationToken.None));
        Assert.NotNull(await client.GetInstanceAsync((string)open["id"]!, CancellationToken.None));
        Assert.Equal("rejected", (string?)(await shop.GetAsync(ended))["status"]);
    }

    [Fact]
    public async Task Redis_AfterTheAppWasUsed_HoldsNoKeyWithoutAnExpiry()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        foreach (var (id, text) in new[] { ("m1", "my budget is 5000"), ("m2", "find the best deal for 30 BOLT"), ("m3", "order it") })
        {
            using var answer = await PurchaseShop.SendAsync(shop.Buyer, "api/messages", new() { ["messageId"] = id, ["text"] = text });
            answer.EnsureSuccessStatusCode();
        }

        var bought = await shop.UntilAsync(await shop.CreateAsync("BOLT", 30, "key-1"), "awaitingApproval");
        using (var answer = await shop.ApproveAsync(bought)) answer.EnsureSuccessStatusCode();
        await shop.UntilAsync(bought, "received", "actual");
        (await shop.Admin.GetAsync(new Uri("api/doctor?fresh=true", UriKind.Relative))).EnsureSuccessStatusCode().Dispose();
        // Effects that nobody has carried out yet are kept for a while too.
        var sessions = shop.Cloud.Services.GetRequiredService<ISessionStore>();
        var said = Session.New("left", shop.Cloud.Services.GetRequiredService<WallClock>().Now) with { Version = 1 };
        Assert.True(await sessions.SaveAsync(
            new(said, SessionMark.None, "m1", new("h", new("m1", "yes", "tellBudget", 1, null, [])), new("left", "m1", said.LastActivity, [new KeepBudget(5)])), default));

        await using var redis = await ConnectionMultiplexer.ConnectAsync(shop.Cloud.RedisConnectionString);
        var kinds = shop.Cloud.Services.GetServices<RedisKeyKind>().ToList();
        var keys = new List<string>();
        await foreach (var key in redis.GetServers().Single().KeysAsync(pattern: "*"))
        {
            keys.Add(key!);
            // A key may have expired or been deleted since it was listed; -2 is not a lasting one.
            var lifetime = await redis.GetDatabase().KeyTimeToLiveAsync(key);
            Assert.True(lifetime is not null || !await redis.GetDatabase().KeyExistsAsync(key), $"{key} never expires");
            var kind = kinds.SingleOrDefault(kind => ((string)key!).StartsWith(kind.Prefix, StringComparison.Ordinal));
            Assert.True(kind is not null, $"{key} is of no kind that the app knows");
            Assert.True(lifetime is null || lifetime <= kind.Longest || kind.Prefix == "vendor_token:", $"{key} lives for {lifetime}");
        }

        Assert.All(
            (string[])["agent_session:", "agent_answer:", "agent_outbox:", "vendor_token:", "idempotency:"],
            kind => Assert.Contains(keys, key => key.StartsWith(kind, StringComparison.Ordinal)));
    }

    private static HistoryCleanup Cleanup(PurchaseShop shop, DateTimeOffset now) => new(
        shop.Cloud.Services.GetRequiredService<IPurchaseStore>(),
        Options.Create(new CleanupOptions()),
        new FakeTimeProvider(now),
        NullLogger<HistoryCleanup>.Instance);
}
