using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Tests.Fixtures;
using TokenReader = ProcurementFunctions.Hosting.SignIn.TokenReader;

namespace ProcurementFunctions.Tests.Hosting.SignIn;

public sealed class AcceptedTokensTests : IDisposable
{
    private readonly TokenMaker _maker = new();
    private readonly AcceptedTokens _accepted = new();
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task Read_KnownToken_IsTheSameCallerAgain()
    {
        var reader = Reader();
        var token = _maker.Make("ann", [Roles.Buyer]);
        var first = await reader.ReadAsync(token.AsMemory(), CancellationToken.None);
        var again = await reader.ReadAsync(token.AsMemory(), CancellationToken.None);
        Assert.Equal("ann", again.Value?.UserId);
        Assert.Same(first.Value, again.Value);
    }

    [Fact]
    public async Task Read_KnownTokenThatHasExpiredMeanwhile_IsRefused()
    {
        var reader = Reader();
        var token = _maker.Make("ann", expires: _time.GetUtcNow().AddMinutes(10));
        Assert.True((await reader.ReadAsync(token.AsMemory(), CancellationToken.None)).IsAccepted);
        _time.Advance(TimeSpan.FromMinutes(12));
        Assert.Equal("the token has expired", (await reader.ReadAsync(token.AsMemory(), CancellationToken.None)).Refusal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Read_PartOfAKnownTokenChanged_IsRefused(int part)
    {
        var reader = Reader();
        var token = _maker.Make("ann");
        Assert.True((await reader.ReadAsync(token.AsMemory(), CancellationToken.None)).IsAccepted);
        var parts = token.Split('.');
        var middle = parts[part].Length / 2;
        parts[part] = $"{parts[part][..middle]}{(parts[part][middle] == 'A' ? 'B' : 'A')}{parts[part][(middle + 1)..]}";
        Assert.False((await reader.ReadAsync(string.Join('.', parts).AsMemory(), CancellationToken.None)).IsAccepted);
    }

    [Fact]
    public async Task Read_RefusedToken_IsNotRemembered()
    {
        using var other = new TokenMaker("key-2");
        var token = other.Make("ann");
        Assert.False((await Reader().ReadAsync(token.AsMemory(), CancellationToken.None)).IsAccepted);
        Assert.Null(_accepted.Find(TokenDigest.Of(token), [_maker.Key]));
    }

    [Fact]
    public void Find_WithOtherKeys_IsUnknown()
    {
        SecurityKey[] keys = [_maker.Key], changed = [_maker.Key];
        _accepted.Add(Digest(1), Token(keys));
        Assert.NotNull(_accepted.Find(Digest(1), keys));
        Assert.Null(_accepted.Find(Digest(1), changed));
    }

    [Fact]
    public void Add_MoreThanAreKept_ForgetsTheOnesNotUsed()
    {
        SecurityKey[] keys = [_maker.Key];
        _accepted.Add(Digest(-1), Token(keys));
        _accepted.Add(Digest(-2), Token(keys));
        for (var i = 0; i < 2 * AcceptedTokens.MaxPerGeneration; i++)
        {
            _accepted.Add(Digest(i), Token(keys));
            if (i % 1000 == 0) Assert.NotNull(_accepted.Find(Digest(-1), keys));
        }

        Assert.Null(_accepted.Find(Digest(-2), keys));
        Assert.NotNull(_accepted.Find(Digest(-1), keys));
    }

    public void Dispose() => _maker.Dispose();

    private TokenReader Reader()
    {
        var options = Options.Create(new SignInOptions
        {
            Issuer = TokenMaker.Issuer,
            Audience = TokenMaker.Audience,
            SigningKeys = _maker.PublicKeys,
        });
        return new(options, new SigningKeySource(options), _accepted, new WallClock(_time));
    }

    private static TokenDigest Digest(int token) => TokenDigest.Of($"token {token}");

    private static AcceptedToken Token(IEnumerable<SecurityKey> keys) =>
        new(new Caller("ann", new HashSet<string>()), null, DateTime.MaxValue, keys);
}
