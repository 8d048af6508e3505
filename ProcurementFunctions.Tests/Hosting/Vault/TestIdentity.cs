using System.Collections.Concurrent;
using Azure.Core;

namespace ProcurementFunctions.Tests.Hosting.Vault;

/// <summary>An identity whose tokens are marked, so that a test can look for them; it keeps what they were asked for.</summary>
internal sealed class TestIdentity : TokenCredential
{
    public const string Token = "marked-token";

    private readonly ConcurrentQueue<string> _scopes = new();

    public IReadOnlyList<string> Scopes => [.. _scopes.Distinct()];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        foreach (var scope in requestContext.Scopes) _scopes.Enqueue(scope);
        return new(Token, TimeProvider.System.GetUtcNow().AddHours(1));
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
