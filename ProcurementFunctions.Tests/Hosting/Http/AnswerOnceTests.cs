using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Tests.Fixtures;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Hosting.Http;

public sealed class AnswerOnceTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private const string Body = """{"sku":"a","count":0}""";
    private readonly string _key = Guid.NewGuid().ToString();
    private readonly Work _work = new();

    public static TheoryData<RedisKind> Kinds => RedisFixture.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_Twice_GetsTheFirstAnswer(RedisKind kind)
    {
        await using var app = await StartAsync(kind);
        var first = await Post(app);
        var second = await Post(app);

        Assert.Equal(1, _work.Runs);
        await StatusAssert.IsAsync(HttpStatusCode.Created, second);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_ThatIsAnswered_IsKeptForADay(RedisKind kind)
    {
        await using var app = await StartAsync(kind);
        await Post(app);
        var left = await redis.Connect(kind).GetDatabase().KeyTimeToLiveAsync(RedisKeyOf("ann"));
        Assert.InRange(left!.Value, TimeSpan.FromHours(23.9), TimeSpan.FromHours(24));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_SameKeyAnotherBody_Is409(RedisKind kind)
    {
        await using var app = await StartAsync(kind);
        await Post(app);
        await StatusAssert.IsAsync(HttpStatusCode.Conflict, await Post(app, body: """{"sku":"b","count":0}"""));
        Assert.Equal(1, _work.Runs);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_AtTheSameTime_RunsOnce(RedisKind kind)
    {
        await using var app = await StartAsync(kind);
        var gate = new TaskCompletionSource();
        _work.Gate = gate.Task;
        var posts = Enumerable.Range(0, 8).Select(_ => Post(app)).ToList();
        while (_work.Runs == 0) await Task.Yield();
        gate.SetResult();

        var bodies = await Task.WhenAll(posts.Select(async p => await (await p).Content.ReadAsStringAsync()));
        Assert.Single(bodies.Distinct());
        Assert.Equal(1, _work.Runs);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_ThatFails_MayBeTriedAgain(RedisKind kind)
    {
        await using var app = await StartAsync(kind);
        _work.Failure = ProblemException.Unavailable("away", TimeSpan.FromSeconds(1));
        await StatusAssert.IsAsync(HttpStatusCode.ServiceUnavailable, await Post(app));
        _work.Failure = null;
        await StatusAssert.IsAsync(HttpStatusCode.Created, await Post(app));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_ThatIsRefused_IsRefusedAgainWithoutRunning(RedisKind kind)
    {
        await using var app = await StartAsync(kind);
        _work.Failure = ProblemException.Conflict("too late");
        await StatusAssert.IsAsync(HttpStatusCode.Conflict, await Post(app));
        _work.Failure = null;
        var second = await Post(app);
        Assert.Equal("too late", (await EdgeApp.ProblemOf(second)).GetProperty("detail").GetString());
        Assert.Equal(1, _work.Runs);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_AfterACrash_RunsWhenTheReservationHasExpired(RedisKind kind)
    {
        await using var app = await StartAsync(kind);
        var database = redis.Connect(kind).GetDatabase();
        // What a process leaves that died at work, with little time left.
        await Post(app, user: "bob");
        var kept = await database.StringGetAsync(RedisKeyOf("bob"));
        var reserved = ((string)kept!).Replace("\"status\":201", "\"status\":0", StringComparison.Ordinal);
        await database.StringSetAsync(RedisKeyOf("ann"), reserved, TimeSpan.FromMilliseconds(300));

        await StatusAssert.IsAsync(HttpStatusCode.Created, await Post(app));
        Assert.Equal(2, _work.Runs);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_OfAnotherUserOrPath_IsAnotherOne(RedisKind kind)
    {
        await using var app = await StartAsync(kind);
        await Post(app);
        await Post(app, user: "bob");
        await Post(app, path: "/api/once/other");
        Assert.Equal(3, _work.Runs);
    }

    [Fact]
    public async Task Post_WithoutKey_RunsEachTime()
    {
        await using var app = await StartAsync(RedisKind.Garnet);
        await app.SendAsync(HttpMethod.Post, "/api/once/x", json: Body);
        await app.SendAsync(HttpMethod.Post, "/api/once/x", json: Body);
        Assert.Equal(2, _work.Runs);
    }

    [Fact]
    public async Task Streamed_Twice_GetsTheFirstAnswerAndAnotherBody409()
    {
        await using var app = await StartAsync(RedisKind.Garnet);
        var large = new string('x', 150_000);
        await StatusAssert.IsAsync(HttpStatusCode.Created, await Stream(app, large));
        await StatusAssert.IsAsync(HttpStatusCode.Created, await Stream(app, large));
        await StatusAssert.IsAsync(HttpStatusCode.Conflict, await Stream(app, large + "y"));
        Assert.Equal(1, _work.Runs);
    }

    [Fact]
    public async Task Streamed_RefusedForItsBeginning_IsRefusedAgain()
    {
        await using var app = await StartAsync(RedisKind.Garnet);
        await StatusAssert.IsAsync(HttpStatusCode.BadRequest, await Stream(app, "!bad" + new string('x', 1000)));
        await StatusAssert.IsAsync(HttpStatusCode.BadRequest, await Stream(app, "!bad" + new string('x', 1000)));
    }

    [Fact]
    public async Task Streamed_OverTheLimit_Is413()
    {
        await using var app = await StartAsync(RedisKind.Garnet);
        await StatusAssert.IsAsync(HttpStatusCode.RequestEntityTooLarge, await Stream(app, new string('x', 200_001)));
    }

    [Fact]
    public async Task Renew_OfALostReservation_IsFalse()
    {
        var kept = new KeptAnswers(redis.Connect());
        var mine = new KeptAnswer("me", "f");
        Assert.True(await kept.TryReserveAsync(_key, mine));
        Assert.True(await kept.RenewAsync(_key, mine));
        await kept.ReleaseAsync(_key, mine);
        Assert.True(await kept.TryReserveAsync(_key, new KeptAnswer("other", "f")));
        Assert.False(await kept.RenewAsync(_key, mine));
        Assert.False(await kept.KeepAsync(_key, mine, mine with { Status = 200 }));
        await kept.ReleaseAsync(_key, mine);
        Assert.Equal("other", (await kept.ReadAsync(_key))!.Owner);
    }

    private Task<EdgeApp> StartAsync(RedisKind kind) => EdgeApp.StartAsync(
        [typeof(EdgeFunctions)], redis.Connect(kind), services: s => s.AddSingleton(_work));

    private Task<HttpResponseMessage> Post(EdgeApp app, string user = "ann", string path = "/api/once/x", string body = Body) =>
        app.SendAsync(HttpMethod.Post, path, user, json: body, idempotencyKey: _key);

    private Task<HttpResponseMessage> Stream(EdgeApp app, string body) => app.SendAsync(
        HttpMethod.Post, "/api/streamed", idempotencyKey: _key, content: new ByteArrayContent(Encoding.UTF8.GetBytes(body)));

    private RedisKey RedisKeyOf(string user) => $"idempotency:{user}:{Uri.EscapeDataString("POST /api/once/x")}:{_key}";
}
