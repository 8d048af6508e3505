using Azure.Core;
using Microsoft.IdentityModel.JsonWebTokens;
using StackExchange.Redis.Configuration;

namespace ProcurementFunctions.Hosting.Redis;

/// <summary>
/// Signs in to Azure Managed Redis with the app's Azure identity instead of a key: the user is the identity's object id, the
/// password its token for Redis. Both are asked for at every connect, so a connection that is made anew has a token that
/// holds; <see cref="RedisIdentityRenewal"/> sees to the connections that stay.
/// </summary>
internal sealed class RedisIdentity(TokenCredential credential) : DefaultOptionsProvider
{
    private static readonly TokenRequestContext Scope = new(["https://redis.azure.com/.default"]);

    /// <summary>A connect does not wait for an identity that does not answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public override string User => Login(Token()).User;

    public override string Password => Token();

    /// <summary>The token that holds now. The credential keeps it and gets the next one minutes before this one ends.</summary>
    public async Task<RedisLogin> LoginAsync(CancellationToken cancellation) =>
        Login((await credential.GetTokenAsync(Scope, cancellation)).Token);

    private string Token()
    {
        using var limit = new CancellationTokenSource(Patience);
        return credential.GetToken(Scope, limit.Token).Token;
    }

    private static RedisLogin Login(string token) => new JsonWebToken(token).TryGetPayloadValue<string>("oid", out var user)
        ? new(user, token)
        : throw new InvalidOperationException("the identity's token for Redis names no object id (oid)");
}
