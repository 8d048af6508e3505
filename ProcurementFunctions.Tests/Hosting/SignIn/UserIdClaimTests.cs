using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Tests.Fixtures;
using TokenReader = ProcurementFunctions.Hosting.SignIn.TokenReader;

namespace ProcurementFunctions.Tests.Hosting.SignIn;

/// <summary>Tokens as Microsoft Entra issues them (version 2) carry both a <c>sub</c> and an <c>oid</c>.</summary>
public sealed class UserIdClaimTests : IDisposable
{
    private readonly TokenMaker _maker = new();

    public void Dispose() => _maker.Dispose();

    [Theory]
    [InlineData("sub", "pairwise")]
    [InlineData("oid", "2f1c")]
    public async Task Read_ATokenWithBothIds_TakesTheOneThatIsSet(string claim, string userId)
    {
        var read = await ReadAsync(claim, _maker.Make("pairwise", [Roles.Buyer], objectId: "2f1c"));

        Assert.Equal(userId, read.Value?.UserId);
        Assert.True(read.Value?.IsInRole(Roles.Buyer));
    }

    [Fact]
    public async Task Read_ATokenWithoutTheIdThatIsSet_IsRefused()
    {
        var read = await ReadAsync("oid", _maker.Make("ann"));

        Assert.Equal("the token names no user (oid)", read.Refusal);
    }

    private async Task<Decision<Caller>> ReadAsync(string claim, string token)
    {
        var options = new SignInOptions
        {
            Issuer = TokenMaker.Issuer,
            Audience = TokenMaker.Audience,
            SigningKeys = _maker.PublicKeys,
            UserIdClaim = claim,
        };
        var clock = new WallClock(TimeProvider.System);
        var reader = new TokenReader(Options.Create(options), new SigningKeySource(Options.Create(options)), new AcceptedTokens(), clock);
        return await reader.ReadAsync(token.AsMemory(), CancellationToken.None);
    }
}
