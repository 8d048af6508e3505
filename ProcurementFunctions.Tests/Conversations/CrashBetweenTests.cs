using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Tests.Purchasing;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Conversations;

/// <summary>
/// An app dies between the save of a message and what the message led to, for every kind of effect; the next one on the same
/// stores makes it happen, once.
/// </summary>
public sealed class CrashBetweenTests
{
    private static readonly string[] Messages =
    [
        "order 30 BOLT", "my budget is 500", "always ship express", "never buy from The Bolt Company", "I always need at least 12 of NUT",
        "NUT is critical", "prioritise speed", "cost matters most for NUT", "switch to purchasing mode",
        "set the firm's budget to 5000 a quarter", "prioritise reliability for the firm",
        "snooze WASHER for 3 weeks",
    ];

    [Theory]
    [InlineData(DeathPoint.AfterSaving)]
    [InlineData(DeathPoint.BeforeSettling)]
    public async Task Effects_OfAnAppThatDied_HappenOnceAtTheNext(DeathPoint point)
    {
        var folder = Directory.CreateTempSubdirectory("procurement-crash-").FullName;
        // No timer of the firm comes due, so that the sweep is the test's own.
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var options = LocalCloudFixture.Options(folder) with { Speed = 1, FirmTime = time };
        await using (var dying = await LocalCloud.StartAsync(options with
        {
            ConfigureApp = app => app.Services.AddSingleton<ISessionStore>(
                services => new DyingSessionStore(new RedisSessionStore(services.GetRequiredService<IConnectionMultiplexer>()), point)),
        }))
        {
            using var user = dying.CreateClient("boss", "admin", "buyer");
            foreach (var (text, number) in Messages.Select((text, number) => (text, number)))
            {
                using var answer = await SayAsync(user, number, text);
                if (point == DeathPoint.AfterSaving) Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            }

            Assert.Equal(Messages.Length, await dying.Services.GetRequiredService<ISessionStore>().ListPendingAsync(default).CountAsync());
            if (point == DeathPoint.AfterSaving) Assert.Equal(0, await CountPurchasesAsync(user));
        }

        await using (var next = await LocalCloud.StartAsync(options with
        {
            // What messages led to is left to whoever wrote it for ten seconds.
            ConfigureApp = app => app.Services.AddSingleton(new WallClock(new LaterTime(TimeSpan.FromMinutes(1)))),
        }))
        {
            using var user = next.CreateClient("boss", "admin", "buyer");
            await SweepAsync(next);
            await SweepAsync(next);
            await AssertDoneOnceAsync(next, user);
            // Who was not answered asks again, and is answered without anything happening twice.
            foreach (var (text, number) in Messages.Select((text, number) => (text, number)))
            {
                using var answer = await SayAsync(user, number, text);
                Assert.Equal(number + 1, (int)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["sessionVersion"]!);
            }

            await SweepAsync(next);
            await AssertDoneOnceAsync(next, user);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A new kind of effect belongs into the story; two need a purchase that waits, and have tests of their own.</summary>
    [Fact]
    public void Messages_OfTheStory_LeadToEveryKindOfEffect() => Assert.Equal(
        typeof(Effect).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Effect))).Select(type => type.Name).Order(),
        ((string[])[nameof(StartPurchase), nameof(KeepBudget), nameof(KeepShipping), nameof(KeepVendor), nameof(KeepProduct), nameof(KeepGoals),
            nameof(SetMode), nameof(SetFirmBudget), nameof(SetFirmGoals), nameof(SnoozeItem), nameof(DecidePurchase), nameof(WithdrawPurchase)]).Order());

    private static async Task AssertDoneOnceAsync(LocalCloud cloud, HttpClient user)
    {
        Assert.Equal(1, await CountPurchasesAsync(user));
        var told = (await user.GetFromJsonAsync<JsonObject>("api/preferences"))!;
        Assert.Equal("express", (string?)told["shipping"]);
        Assert.Equal(["BOLTCO"], told["excludedVendors"]!.AsArray().Select(id => (string?)id));
        Assert.Equal(0.8, (double?)told["goals"]!["speed"]);
        var product = (await user.GetFromJsonAsync<JsonObject>("api/preferences/products/NUT"))!;
        Assert.Equal((12, true, 0.8), ((int)product["preferredQuantity"]!, (bool)product["isCriticalStock"]!, (double)product["goals"]!["cost"]!));
        var firm = (await user.GetFromJsonAsync<JsonObject>("api/operations"))!;
        Assert.Equal(("purchasing", 5000, "quarter", 0.8), ((string?)firm["mode"], (int)firm["budget"]!["limit"]!, (string?)firm["budget"]!["period"], (double)firm["goals"]!["reliability"]!));
        Assert.NotNull((await user.GetFromJsonAsync<JsonObject>("api/inventory/WASHER"))!["snoozedUntil"]);
        Assert.Equal(0, await cloud.Services.GetRequiredService<ISessionStore>().ListPendingAsync(default).CountAsync());
        var export = (await user.GetFromJsonAsync<JsonObject>("api/me/export"))!;
        Assert.Equal(500, (decimal)export["preferences"]!["budgetLimit"]!);
        await AssertAuditedOnceAsync(user, "preferencesChanged", 7);
        await AssertAuditedOnceAsync(user, "settingsChanged", 3);
        await AssertAuditedOnceAsync(user, "requested", 1);
    }

    private static async Task AssertAuditedOnceAsync(HttpClient user, string kind, int times)
    {
        var entries = (await user.GetFromJsonAsync<JsonObject>($"api/audit?actor=boss&kind={kind}"))!["items"]!.AsArray();
        Assert.True(entries.Count == times, $"{kind}: {entries.ToJsonString()}");
    }

    private static async Task<int> CountPurchasesAsync(HttpClient user) =>
        (await user.GetFromJsonAsync<JsonObject>("api/purchases"))!["items"]!.AsArray().Count;

    /// <summary>Asks again where a store kept the app waiting, as any client would.</summary>
    private static async Task<HttpResponseMessage> SayAsync(HttpClient user, int number, string text)
    {
        while (true)
        {
            var answer = await PurchaseShop.SendAsync(user, "api/messages", new() { ["messageId"] = $"m{number}", ["text"] = text });
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable) return answer;
            answer.Dispose();
        }
    }

    /// <summary>Two at once.</summary>
    private static Task SweepAsync(LocalCloud cloud)
    {
        var runner = cloud.Services.GetRequiredService<EffectRunner>();
        var client = cloud.Services.GetRequiredService<DurableTaskClient>();
        return Task.WhenAll(runner.SweepAsync(client, default), runner.SweepAsync(client, default));
    }

    /// <summary>The real time, some time later.</summary>
    private sealed class LaterTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
