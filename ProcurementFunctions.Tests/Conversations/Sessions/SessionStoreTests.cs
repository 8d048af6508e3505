using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Conversations;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.Redis;
using ProcurementFunctions.Tests.Fixtures;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Conversations.Sessions;

public sealed class SessionStoreTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public enum StoreKind
    {
        Garnet,
        RedisServer,
        Memory,
    }

    public static TheoryData<StoreKind> Stores { get; } = RedisServerProcess.Executable is null
        ? new(StoreKind.Garnet, StoreKind.Memory)
        : new(StoreKind.Garnet, StoreKind.RedisServer, StoreKind.Memory);

    [Theory, MemberData(nameof(Stores))]
    public async Task Save_NewSession_IsReadBackWithItsAnswer(StoreKind kind)
    {
        var (store, user) = Open(kind);

        Assert.True(await store.SaveAsync(Write(user, 1, SessionMark.None, "m1"), default));
        var read = await store.ReadAsync(user, "m1", default);

        Assert.Equal(1, read.Session?.Version);
        Assert.Equal("reply 1", read.Answer?.Response.Reply);
        Assert.Null((await store.ReadAsync(user, "m2", default)).Answer);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Save_OfAnOldRead_LosesTheRace(StoreKind kind)
    {
        var (store, user) = Open(kind);
        await store.SaveAsync(Write(user, 1, SessionMark.None, "m1"), default);
        var read = await store.ReadAsync(user, "m2", default);
        Assert.True(await store.SaveAsync(Write(user, 2, read.Mark, "m2"), default));

        Assert.False(await store.SaveAsync(Write(user, 2, read.Mark, "m3"), default));
        Assert.False(await store.SaveAsync(Write(user, 1, SessionMark.None, "m4"), default));

        Assert.Equal(2, (await store.ReadAsync(user, default))?.Version);
        Assert.Null((await store.ReadAsync(user, "m3", default)).Answer);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Save_AfterTheSessionWasForgottenAndMadeAnew_LosesTheRace(StoreKind kind)
    {
        var (store, user) = Open(kind);
        await store.SaveAsync(Write(user, 1, SessionMark.None, "m1"), default);
        var read = await store.ReadAsync(user, "m2", default);
        await store.ForgetAsync(user, default);

        Assert.False(await store.SaveAsync(Write(user, 2, read.Mark, "m2"), default));
        await store.SaveAsync(Write(user, 1, SessionMark.None, "m3", Start.AddSeconds(1)), default);
        Assert.False(await store.SaveAsync(Write(user, 2, read.Mark, "m4"), default));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Save_AnsweredMessageOfAForgottenSession_IsNotHeardTwice(StoreKind kind)
    {
        var (store, user) = Open(kind);
        await store.SaveAsync(Write(user, 1, SessionMark.None, "m1"), default);
        await store.ForgetAsync(user, default);

        Assert.False(await store.SaveAsync(Write(user, 1, SessionMark.None, "m1"), default));
        Assert.NotNull((await store.ReadAsync(user, "m1", default)).Answer);
        Assert.Null((await store.ReadAsync(user, "m1", default)).Session);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task ListPending_EffectsOfAMessage_AreThereUntilSettled(StoreKind kind)
    {
        var (store, user) = Open(kind);
        Effect[] effects = [new KeepBudget(500), new KeepVendor("ACME", VendorStance.Excluded)];
        var pending = new PendingEffects(user, "m1", Start, effects);
        await store.SaveAsync(Write(user, 1, SessionMark.None, "m1") with { Effects = pending }, default);

        var listed = (await store.ListPendingAsync(default).ToListAsync()).Single(found => found.UserId == user);
        await store.SettleAsync(user, "m1", default);

        Assert.Equal(effects, listed.Effects);
        Assert.Equal(Start, listed.At);
        Assert.DoesNotContain(await store.ListPendingAsync(default).ToListAsync(), found => found.UserId == user);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Erase_AUser_LeavesNothingOfThemAndAllOfOthers(StoreKind kind)
    {
        var (store, user) = Open(kind);
        string[] others = [$"{user}x", $"{user}:m1", "*", $"{user[..^1]}?", $"{{agent_session:{user}}}"];
        foreach (var name in (string[])[user, .. others])
        {
            var pending = new PendingEffects(name, "m1", Start, [new KeepBudget(1)]);
            await store.SaveAsync(Write(name, 1, SessionMark.None, "m1") with { Effects = pending }, default);
        }

        await store.EraseAsync(user, default);

        var read = await store.ReadAsync(user, "m1", default);
        Assert.Equal((null, null), (read.Session, read.Answer));
        Assert.Empty(await store.ListAnswersAsync(user, default).ToListAsync());
        var left = await store.ListPendingAsync(default).ToListAsync();
        Assert.DoesNotContain(left, pending => pending.UserId == user);
        foreach (var name in others)
        {
            Assert.NotNull((await store.ReadAsync(name, "m1", default)).Answer);
            Assert.Contains(left, pending => pending.UserId == name);
            await store.EraseAsync(name, default);
        }
    }

    [Theory, MemberData(nameof(RedisFixture.Kinds), MemberType = typeof(RedisFixture))]
    public async Task Save_InRedis_StandsUnderItsKeyWithItsTimeToLive(RedisKind kind)
    {
        var database = redis.Connect(kind).GetDatabase();
        var user = $"plain-{kind}.user_1";
        var store = new RedisSessionStore(redis.Connect(kind));
        await store.SaveAsync(Write(user, 1, SessionMark.None, "m1"), default);
        await database.KeyExpireAsync($"agent_session:{user}", TimeSpan.FromSeconds(100));

        var read = await store.ReadAsync(user, "m2", default);
        await store.SaveAsync(Write(user, 2, read.Mark, "m2") with { Effects = new(user, "m2", Start, [new KeepBudget(1)]) }, default);

        var left = await database.KeyTimeToLiveAsync($"agent_session:{user}");
        Assert.InRange(left!.Value.TotalSeconds, 86_390, 86_400);
        Assert.InRange((await database.KeyTimeToLiveAsync($"agent_answer:{{agent_session:{user}}}:m2"))!.Value.TotalSeconds, 86_390, 86_400);
        Assert.NotNull(await database.KeyTimeToLiveAsync($"agent_outbox:{{agent_session:{user}}}:m2"));
    }

    [Theory]
    [InlineData("buyer", "agent_session:buyer")]
    [InlineData("a:b", "agent_session:a%3Ab")]
    [InlineData("a%3Ab", "agent_session:a%253Ab")]
    [InlineData("{x}*", "agent_session:%7Bx%7D%2A")]
    [InlineData("zoë", "agent_session:zo%C3%AB")]
    public void Key_OfAUser_IsTheirsAlone(string user, string key) =>
        Assert.Equal(key, (string?)new SessionKeys(user).Session);

    [Fact]
    public void Keys_OfOneUser_AreInOneClusterSlot()
    {
        var keys = new SessionKeys("{odd}:user");
        var slots = new RedisKey[] { keys.Session, keys.Answer("m{1}"), keys.Effects("m{1}") }
            .Select(key => redis.Connect().GetHashSlot(key));

        Assert.Single(slots.Distinct());
    }

    [Fact]
    public async Task Read_WhatIsNoSession_IsRefusedAndLeftAlone()
    {
        var database = redis.Connect().GetDatabase();
        await database.StringSetAsync("agent_session:damaged", "{\"version\":1,\"crea", TimeSpan.FromMinutes(1));
        var store = new RedisSessionStore(redis.Connect());

        await Assert.ThrowsAsync<UnreadableDocumentException>(() => store.ReadAsync("damaged", "m1", default));

        Assert.Equal("{\"version\":1,\"crea", await database.StringGetAsync("agent_session:damaged"));
    }

    [Fact]
    public async Task ListPending_WithEffectsOfANewerVersion_ListsAllOthersFirstAndLeavesThem()
    {
        var database = redis.Connect().GetDatabase();
        RedisKey[] newer = [new SessionKeys("a-newer").Effects("m1"), new SessionKeys("z-newer").Effects("m1")];
        foreach (var key in newer)
            await database.StringSetAsync(key, """{"userId":"newer","messageId":"m1","at":"2026-03-01T09:00:00Z","effects":[{"kind":"later"}]}""", TimeSpan.FromMinutes(1));
        var store = new RedisSessionStore(redis.Connect());
        var effects = new PendingEffects("readable", "m1", Start, [new KeepBudget(5)]);
        await store.SaveAsync(Write("readable", 1, SessionMark.None, "m1") with { Effects = effects }, default);

        var listed = new List<string>();
        await Assert.ThrowsAsync<UnreadableDocumentException>(async () =>
        {
            await foreach (var pending in store.ListPendingAsync(default)) listed.Add(pending.UserId);
        });

        Assert.Contains("readable", listed);
        Assert.Equal(newer.Length, await database.KeyDeleteAsync(newer));
    }

    [Fact]
    public async Task Save_WhileRedisFailsOver_IsA503UntilItIsOver()
    {
        // Only redis-server knows replicas without a cluster.
        if (RedisServerProcess.Executable is null) return;
        var admin = redis.Connect(RedisKind.RedisServer).GetServers()[0];
        await using var connection = await ConnectionMultiplexer.ConnectAsync(
            RedisServices.ConnectionOptions(
                new RedisOptions { Configuration = redis.ConnectionString(RedisKind.RedisServer) }, identity: null));
        var store = new RedisSessionStore(connection);
        var write = Write("failing-over", 1, SessionMark.None, "m1");

        await admin.ExecuteAsync("REPLICAOF", "127.0.0.1", FreePort.Find());
        try
        {
            var away = await Assert.ThrowsAsync<ProblemException>(() => store.SaveAsync(write, default));
            Assert.Equal(503, away.Status);
            Assert.NotNull(away.RetryAfter);
        }
        finally
        {
            await admin.ExecuteAsync("REPLICAOF", "NO", "ONE");
        }

        Assert.True(await store.SaveAsync(write, default));
    }

    [Fact]
    public async Task Read_RedisIsAway_IsA503()
    {
        var options = ConfigurationOptions.Parse($"127.0.0.1:{FreePort.Find()}");
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = options.AsyncTimeout = 200;
        await using var nowhere = await ConnectionMultiplexer.ConnectAsync(options);
        var store = new RedisSessionStore(nowhere);

        var away = await Assert.ThrowsAsync<ProblemException>(() => store.ReadAsync("buyer", "m1", default));

        Assert.Equal(503, away.Status);
        Assert.NotNull(away.RetryAfter);
        Assert.Equal(503, (await Assert.ThrowsAsync<ProblemException>(() => store.SaveAsync(Write("buyer", 1, SessionMark.None, "m1"), default))).Status);
    }

    [Fact]
    public async Task Prune_MemoryAfterADayOfSilence_RemovesWhatIsOld()
    {
        var time = new FakeTimeProvider(Start);
        var store = new MemorySessionStore(new WallClock(time));
        await store.SaveAsync(Write("old", 1, SessionMark.None, "m1"), default);
        time.Advance(TimeSpan.FromHours(23));
        await store.SaveAsync(Write("young", 1, SessionMark.None, "m1"), default);
        time.Advance(TimeSpan.FromHours(2));

        Assert.Null((await store.ReadAsync("old", "m1", default)).Session);
        Assert.Equal(1, store.Prune());
        Assert.Equal(0, store.Prune());
        Assert.NotNull((await store.ReadAsync("young", "m1", default)).Session);
    }

    private (ISessionStore Store, string User) Open(StoreKind kind, [System.Runtime.CompilerServices.CallerMemberName] string test = "") =>
        (kind == StoreKind.Memory
            ? new MemorySessionStore(new WallClock(TimeProvider.System))
            : new RedisSessionStore(redis.Connect(kind == StoreKind.Garnet ? RedisKind.Garnet : RedisKind.RedisServer)), $"user-{test}-{kind}");

    private static SessionWrite Write(string user, long version, SessionMark mark, string messageId, DateTimeOffset? createdAt = null) => new(
        Session.New(user, createdAt ?? Start) with { Version = version },
        mark,
        messageId,
        new("hash", new(messageId, $"reply {version}", "greet", version, null, [])),
        null);
}
