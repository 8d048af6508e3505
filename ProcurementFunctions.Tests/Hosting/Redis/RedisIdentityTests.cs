using System.Globalization;
using Azure.Core;
using Azure.Identity;
using Garnet;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Redis;
using ProcurementFunctions.Tests.Fixtures;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Hosting.Redis;

/// <summary>Signing in to a server that lets in two users, each by a token alone.</summary>
public sealed class RedisIdentityTests : IDisposable
{
    private static readonly string First = Token("first");
    private static readonly string Second = Token("second");

    private readonly int _port = FreePort.Find();
    private readonly string _users = Path.GetTempFileName();
    private readonly GarnetServer _server;

    public RedisIdentityTests()
    {
        File.WriteAllText(_users, $"user default off\nuser first on >{First} ~* +@all\nuser second on >{Second} ~* +@all\n");
        _server = new GarnetServer(
        [
            "--bind", "127.0.0.1", "--port", _port.ToString(CultureInfo.InvariantCulture), "--auth", "ACL", "--acl-file", _users,
            "--memory", "16m", "--page", "4m", "--index", "4m", "--device-type", "RandomAccess",
        ]);
        _server.Start();
    }

    public void Dispose()
    {
        _server.Dispose();
        File.Delete(_users);
    }

    [Fact]
    public async Task Connect_WithAnIdentity_SignsInAsItsObjectIdWithItsToken()
    {
        await using var redis = await ConnectAsync(new RedisIdentity(new StagedCredential(() => First)));

        Assert.Equal("first", await WhoAmIAsync(redis));
    }

    [Fact]
    public async Task Renew_AnotherToken_IsShownOnTheOpenConnection()
    {
        var token = First;
        var identity = new RedisIdentity(new StagedCredential(() => token));
        await using var redis = await ConnectAsync(identity);
        using var renewal = Renewal(redis, identity);

        token = Second;
        await renewal.RenewAsync(CancellationToken.None);

        Assert.Equal("second", await WhoAmIAsync(redis));
    }

    [Fact]
    public async Task Renew_NoTokenToBeHad_LeavesTheConnectionAsItIs()
    {
        var gone = false;
        var identity = new RedisIdentity(new StagedCredential(() => gone ? throw new AuthenticationFailedException("no identity") : First));
        await using var redis = await ConnectAsync(identity);
        using var renewal = Renewal(redis, identity);

        gone = true;
        await renewal.RenewAsync(CancellationToken.None);

        Assert.Equal("first", await WhoAmIAsync(redis));
    }

    [Fact]
    public async Task Login_ATokenOfNobody_IsRefused()
    {
        var identity = new RedisIdentity(new StagedCredential(() => Token(null)));

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => identity.LoginAsync(CancellationToken.None));

        Assert.Contains("oid", refusal.Message, StringComparison.Ordinal);
    }

    private static RedisIdentityRenewal Renewal(IConnectionMultiplexer redis, RedisIdentity identity) =>
        new(redis, identity, new WallClock(TimeProvider.System), NullLogger<RedisIdentityRenewal>.Instance);

    private async Task<ConnectionMultiplexer> ConnectAsync(RedisIdentity identity) => await ConnectionMultiplexer.ConnectAsync(
        RedisServices.ConnectionOptions(new RedisOptions { Configuration = $"127.0.0.1:{_port}" }, identity));

    private static async Task<string?> WhoAmIAsync(ConnectionMultiplexer redis) =>
        (string?)await redis.GetDatabase().ExecuteAsync("ACL", "WHOAMI");

    private static string Token(string? objectId) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Claims = objectId is null ? new Dictionary<string, object>() : new Dictionary<string, object> { ["oid"] = objectId },
    });

    /// <summary>Tokens as they are staged, in place of Azure's.</summary>
    private sealed class StagedCredential(Func<string> token) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(token(), DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
