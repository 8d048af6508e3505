using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Credentials;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Vendors;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Credentials;

public sealed class VendorTokensTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private readonly string _vendor = Guid.NewGuid().ToString();
    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly Source _source = new();

    public static TheoryData<RedisKind> Kinds => RedisFixture.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Get_ByManyInTwoProcesses_FetchesOnce(RedisKind kind)
    {
        var (one, two) = (Process(kind), Process(kind));
        var gate = new TaskCompletionSource();
        _source.Gate = gate.Task;
        var asked = Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : two).GetAsync(_vendor, default)).ToList();
        while (_source.Fetches == 0) await Task.Yield();
        gate.SetResult();
        Assert.Equal(["token-1"], (await Task.WhenAll(asked)).Distinct());
        Assert.Equal(1, _source.Fetches);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Get_KeepsItEncryptedUntilShortlyBeforeItExpires(RedisKind kind)
    {
        await Process(kind).GetAsync(_vendor, default);
        var kept = await Database(kind).StringGetWithExpiryAsync($"vendor_token:{_vendor}");
        Assert.DoesNotContain("token-1", (string)kept.Value!, StringComparison.Ordinal);
        Assert.InRange(kept.Expiry!.Value, TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(59));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Discard_OfTheKeptOne_FetchesAnotherAndOfAnOldOneNot(RedisKind kind)
    {
        var tokens = Process(kind);
        await tokens.GetAsync(_vendor, default);
        await tokens.DiscardAsync(_vendor, "token-1", default);
        Assert.Equal("token-2", await tokens.GetAsync(_vendor, default));
        await tokens.DiscardAsync(_vendor, "token-1", default);
        Assert.Equal("token-2", await tokens.GetAsync(_vendor, default));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Get_AfterAFailure_TriesAgain(RedisKind kind)
    {
        var tokens = Process(kind);
        _source.Failure = new HttpRequestException("refused");
        await Assert.ThrowsAsync<HttpRequestException>(() => tokens.GetAsync(_vendor, default));
        _source.Failure = null;
        Assert.Equal("token-2", await tokens.GetAsync(_vendor, default));
    }

    [Fact]
    public async Task Get_WithAnotherKeyRing_FetchesAnother()
    {
        await Process(RedisKind.Garnet).GetAsync(_vendor, default);
        var stranger = Process(RedisKind.Garnet, new EphemeralDataProtectionProvider());
        Assert.Equal("token-2", await stranger.GetAsync(_vendor, default));
    }

    [Fact]
    public async Task Get_OfATokenMovedFromAnotherVendor_FetchesAnother()
    {
        var tokens = Process(RedisKind.Garnet);
        await tokens.GetAsync(_vendor, default);
        var stolen = await Database(RedisKind.Garnet).StringGetAsync($"vendor_token:{_vendor}");
        await Database(RedisKind.Garnet).StringSetAsync($"vendor_token:{_vendor}-other", stolen);
        Assert.Equal("token-2", await tokens.GetAsync($"{_vendor}-other", default));
    }

    [Fact]
    public async Task Get_OfATokenThatHardlyLives_IsNotKept()
    {
        _source.ExpiresIn = TimeSpan.Zero;
        var tokens = Process(RedisKind.Garnet);
        Assert.Equal("token-1", await tokens.GetAsync(_vendor, default));
        Assert.Equal("token-2", await tokens.GetAsync(_vendor, default));
    }

    [Fact]
    public async Task Get_GivenUpByOne_GoesOnForTheOthers()
    {
        var tokens = Process(RedisKind.Garnet);
        var gate = new TaskCompletionSource();
        _source.Gate = gate.Task;
        using var impatient = new CancellationTokenSource();
        var first = tokens.GetAsync(_vendor, impatient.Token);
        var second = tokens.GetAsync(_vendor, default);
        while (_source.Fetches == 0) await Task.Yield();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        Assert.Equal("token-1", await second);
    }

    [Fact]
    public async Task Get_OfAnEndpointThatHangs_SaysThatTheVendorIsAway()
    {
        FakeTimeProvider time = new();
        _source.Gate = new TaskCompletionSource().Task;
        var asked = Process(RedisKind.Garnet, time: time).GetAsync(_vendor, default);
        while (_source.Fetches == 0) await Task.Yield();
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal($"vendor {_vendor}: gave no token within 10 s", (await Assert.ThrowsAsync<VendorUnavailableException>(() => asked)).Message);
    }

    [Fact]
    public void FetchedToken_Printed_ShowsNoToken() =>
        Assert.DoesNotContain("secret", new FetchedToken("secret", TimeSpan.FromHours(1)).ToString(), StringComparison.Ordinal);

    private VendorTokens Process(RedisKind kind, IDataProtectionProvider? keys = null, TimeProvider? time = null) => new(
        new RedisTokenVault(redis.Connect(kind), keys ?? _keys, NullLogger<RedisTokenVault>.Instance),
        _source,
        new WallClock(time ?? TimeProvider.System),
        NullLogger<VendorTokens>.Instance);

    private IDatabase Database(RedisKind kind) => redis.Connect(kind).GetDatabase();

    private sealed class Source : IVendorTokenSource
    {
        private int _fetches;

        public int Fetches => _fetches;

        public Task Gate { get; set; } = Task.CompletedTask;

        public Exception? Failure { get; set; }

        public TimeSpan ExpiresIn { get; set; } = TimeSpan.FromHours(1);

        public async Task<FetchedToken> FetchAsync(string vendorId, CancellationToken cancellation)
        {
            var number = Interlocked.Increment(ref _fetches);
            await Gate.WaitAsync(cancellation);
            return Failure is null ? new FetchedToken($"token-{number}", ExpiresIn) : throw Failure;
        }
    }
}
