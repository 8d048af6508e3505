using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Redis;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests;

/// <summary>
/// While Redis or Cosmos DB is away, in whichever way, what needs it is answered 503 in time, what does not goes on, and
/// afterwards everything is as if nothing had been, without a restart.
/// </summary>
public sealed class StoresAwayTests(FaultyApp app) : IClassFixture<FaultyApp>, IAsyncLifetime
{
    /// <summary>What a caller is promised: an answer within this time, and all well again within it of the store's being well.</summary>
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The promise by the app's own clock, the looks of its watch over Redis: a machine that is too busy for the app lets it
    /// look less often too. One look may have begun before, and one may fall on the end.
    /// </summary>
    private static readonly int Limit = (int)(Promise / RedisWatchService.Interval) + 2;

    /// <summary>For what does not come at all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string[] All = ["buyer", "approver", "admin"];
    private readonly string _user = $"user-{Guid.NewGuid():N}";

    public static TheoryData<RedisFault> RedisFaults { get; } = new(Enum.GetValues<RedisFault>());

    public static TheoryData<CosmosFault> CosmosFaults { get; } = new(Enum.GetValues<CosmosFault>());

    /// <summary>Each test begins with stores that are well.</summary>
    public async Task InitializeAsync() => await RecoverAsync();

    public Task DisposeAsync()
    {
        app.Pass();
        return Task.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(RedisFaults))]
    public async Task Any_WhileRedisIsAway_Is503InTimeAndAppliedOnceAfter(RedisFault fault)
    {
        await MessageAsync("warm up", "first");
        var (settings, etag) = await OperationsAsync();
        app.Begin(fault);

        var message = TimedAsync(() => SendMessageAsync("find the best deal for 10 BOLT", "again"));
        var session = TimedAsync(() => GetAsync("session"));
        var purchases = GetAsync("purchases");
        var operations = PutOperationsAsync(settings, etag);

        await AssertAwayAsync(message);
        // What is cut in the middle may have held the whole of this answer, and a part of the other.
        var mayBeRead = fault == RedisFault.CutInReading && (await session).Answer.StatusCode == HttpStatusCode.OK;
        if (mayBeRead || fault is RedisFault.CutInSaving or RedisFault.FailingOver or RedisFault.Full) Assert.Equal(HttpStatusCode.OK, (await session).Answer.StatusCode);
        else await AssertAwayAsync(session);
        Assert.Equal(HttpStatusCode.OK, (await purchases).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await operations).StatusCode);
        if (fault is RedisFault.Refused or RedisFault.Hanging or RedisFault.Lost or RedisFault.CutInReading)
            await AssertHealthAsync("unhealthy", "healthy");

        await RecoverAsync();
        await AssertAppliedOnceAsync("find the best deal for 10 BOLT", "again", version: 2);
    }

    [Theory]
    [MemberData(nameof(CosmosFaults))]
    public async Task Any_WhileCosmosIsAway_Is503InTimeAndAppliedOnceAfter(CosmosFault fault)
    {
        await MessageAsync("warm up", "first");
        var (settings, etag) = await OperationsAsync();
        app.Begin(fault);

        var message = TimedAsync(() => SendMessageAsync("find the best deal for 10 BOLT", "again"));
        var purchases = TimedAsync(() => GetAsync("purchases"));
        var operations = TimedAsync(() => PutOperationsAsync(settings, etag));
        var export = TimedAsync(() => GetAsync("me/export"));
        var erasure = TimedAsync(() => app.SendAsync(HttpMethod.Delete, "/api/me", $"{_user}-leaving", All));
        var session = GetAsync("session");

        await AssertAwayAsync(message);
        await AssertAwayAsync(purchases);
        await AssertAwayAsync(operations);
        await AssertAwayAsync(export);
        await AssertAwayAsync(erasure);
        if (fault == CosmosFault.ThrottledForLong) Assert.Equal(FaultyApp.LongWait, (await purchases).Answer.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.OK, (await session).StatusCode);
        await AssertHealthAsync("healthy", "unhealthy");

        await RecoverAsync();
        await AssertAppliedOnceAsync("find the best deal for 10 BOLT", "again", version: 2);
    }

    [Fact]
    public async Task PutOperations_CutInItsAnswer_IsAppliedOnceOrNotAtAll()
    {
        var (settings, etag) = await OperationsAsync();
        app.Cosmos.Cut("PUT ");

        await AssertAwayAsync(TimedAsync(() => PutOperationsAsync(settings, etag)));
        await RecoverAsync();

        // The write itself had got through: who repeats it with the ETag of then is told that it has changed since.
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutOperationsAsync(settings, etag)).StatusCode);
        Assert.Equal(settings, (await OperationsAsync()).Settings);
    }

    [Fact]
    public async Task Messages_OfOneUserAtOnce_WhileRedisHangs_Are503InTimeEach()
    {
        await MessageAsync("warm up", "first");
        app.Redis.Hang();

        var all = Enumerable.Range(0, 8).Select(i => TimedAsync(() => SendMessageAsync("hello", $"m{i}"))).ToList();
        foreach (var one in all) await AssertAwayAsync(one);

        await RecoverAsync();
        for (var i = 0; i < all.Count; i++) await MessageAsync("hello", $"m{i}");
        await AssertAppliedOnceAsync("hello", "last", version: all.Count + 2);
    }

    [Fact]
    public async Task Any_WhileTheStoresAreSlow_IsAnswered()
    {
        app.Redis.Delay(TimeSpan.FromMilliseconds(30));
        app.Cosmos.Delay(TimeSpan.FromMilliseconds(30));

        await MessageAsync("find the best deal for 10 BOLT", "slow");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("purchases")).StatusCode);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost,connectTimeout=60000,syncTimeout=60000,asyncTimeout=60000")]
    public void Limits_OfEachStore_KeepThePromise(string redis)
    {
        var options = RedisServices.ConnectionOptions(new RedisOptions { Configuration = redis }, identity: null);
        // A call's time-out is noticed at the next heartbeat.
        Assert.InRange(options.AsyncTimeout + (int)options.HeartbeatInterval.TotalMilliseconds, 1, (int)Promise.TotalMilliseconds);
        Assert.InRange(options.SyncTimeout, 1, (int)Promise.TotalMilliseconds);
        Assert.InRange(DocumentContainer<AuditEntry>.CallLimit, TimeSpan.FromMilliseconds(1), Promise);
    }

    /// <summary>Ends the fault and waits until the app itself says that all is well.</summary>
    private async Task RecoverAsync()
    {
        app.Pass();
        var before = Looks;
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var answer = await app.SendAsync(HttpMethod.Get, "/api/health", user: null);
            if (answer.StatusCode == HttpStatusCode.OK) break;
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, await answer.Content.ReadAsStringAsync());
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        Assert.InRange(Looks - before, 0, Limit);
    }

    private async Task AssertAppliedOnceAsync(string text, string id, int version)
    {
        var first = await MessageAsync(text, id);
        var second = await MessageAsync(text, id);
        Assert.Equal(version, first.GetProperty("sessionVersion").GetInt32());
        Assert.Equal(first.GetRawText(), second.GetRawText());
        var session = await WholeApp.BodyOf(await GetAsync("session"));
        Assert.Equal(version, session.GetProperty("version").GetInt32());
    }

    private static async Task AssertAwayAsync(Task<(HttpResponseMessage Answer, int Took)> asked)
    {
        var (answer, took) = await asked;
        var problem = await WholeApp.BodyOf(answer, 503);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(503, problem.GetProperty("status").GetInt32());
        Assert.Contains("store", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, "there is no Retry-After");
        Assert.InRange(took, 0, Limit);
    }

    private async Task AssertHealthAsync(string redis, string cosmos)
    {
        using var answer = await app.SendAsync(HttpMethod.Get, "/api/health", user: null);
        var checks = (await WholeApp.BodyOf(answer, 503)).GetProperty("checks");
        Assert.Equal((redis, cosmos), (checks.GetProperty("redis").GetString(), checks.GetProperty("cosmos").GetString()));
    }

    private int Looks => app.Services.GetRequiredService<RedisSockets>().Looks;

    private async Task<(HttpResponseMessage Answer, int Took)> TimedAsync(Func<Task<HttpResponseMessage>> ask)
    {
        var before = Looks;
        var answer = await ask();
        return (answer, Looks - before);
    }

    private async Task<JsonElement> MessageAsync(string text, string id) => await WholeApp.BodyOf(await SendMessageAsync(text, id));

    private Task<HttpResponseMessage> SendMessageAsync(string text, string id) =>
        app.SendAsync(HttpMethod.Post, "/api/messages", _user, All, $$"""{"messageId":"{{id}}","text":"{{text}}"}""");

    private Task<HttpResponseMessage> GetAsync(string path) => app.SendAsync(HttpMethod.Get, $"/api/{path}", _user, All);

    private async Task<(string Settings, string ETag)> OperationsAsync()
    {
        using var answer = await GetAsync("operations");
        return ((await WholeApp.BodyOf(answer)).GetRawText(), answer.Headers.ETag!.ToString());
    }

    private Task<HttpResponseMessage> PutOperationsAsync(string settings, string etag) =>
        app.SendAsync(HttpMethod.Put, "/api/operations", _user, All, settings, etag);
}
