using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>
/// Turns a token into the caller it vouches for: issuer, audience, lifetime and an asymmetric signature are checked. Of a
/// token that was found good before, the lifetime is.
/// </summary>
internal sealed class TokenReader(IOptions<SignInOptions> options, SigningKeySource keys, AcceptedTokens accepted, WallClock clock)
{
    private const int MaxUserIdLength = 128;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>The caller, or why the token does not count, without a word of the token itself.</summary>
    public async ValueTask<Decision<Caller>> ReadAsync(ReadOnlyMemory<char> token, CancellationToken cancellation)
    {
        var digest = TokenDigest.Of(token.Span);
        var trusted = await keys.GetAsync(cancellation);
        if (accepted.Find(digest, trusted) is { } known && Refusal(known.NotBefore, known.Expires) is null) return new(known.Caller);

        (var result, trusted) = await ValidateAsync(token.ToString(), options.Value.Audience, trusted, cancellation);
        if (!result.IsValid) return new(Reason(result.Exception));
        var read = (JsonWebToken)result.SecurityToken;
        var caller = ToCaller(read);
        if (caller.IsAccepted) accepted.Add(digest, new(caller.Value, NotBefore(read), read.ValidTo, trusted));
        return caller;
    }

    /// <summary>The caller whom an id token names, where it was given to this client for the sign-in with this nonce.</summary>
    public async Task<Decision<Caller>> ReadIdTokenAsync(string token, string clientId, string nonce, CancellationToken cancellation)
    {
        var (result, _) = await ValidateAsync(token, clientId, await keys.GetAsync(cancellation), cancellation);
        if (!result.IsValid) return new(Reason(result.Exception));
        var read = (JsonWebToken)result.SecurityToken;
        return read.TryGetValue("nonce", out string said) && said == nonce ? ToCaller(read) : new("the token is that of another sign-in");
    }

    private async Task<(TokenValidationResult Result, IEnumerable<SecurityKey> Trusted)> ValidateAsync(
        string token, string audience, IEnumerable<SecurityKey> trusted, CancellationToken cancellation)
    {
        var result = await ValidateAsync(token, audience, trusted);
        if (result.Exception is not SecurityTokenSignatureKeyNotFoundException || !keys.Refresh()) return (result, trusted);
        trusted = await keys.GetAsync(cancellation);
        return (await ValidateAsync(token, audience, trusted), trusted);
    }

    private async Task<TokenValidationResult> ValidateAsync(string token, string audience, IEnumerable<SecurityKey> trusted) =>
        await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = options.Value.Issuer,
            ValidAudience = audience,
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = trusted,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => Refusal(notBefore, expires) is { } refusal ? throw refusal : true,
        });

    /// <summary>Why a token does not count now; null when it does.</summary>
    private SecurityTokenValidationException? Refusal(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.Now.UtcDateTime;
        if (expires is not { } end || end + Skew <= now) return new SecurityTokenExpiredException();
        return notBefore is { } start && start - Skew > now ? new SecurityTokenNotYetValidException() : null;
    }

    /// <summary>The handler says the earliest of all times for a token that does not say.</summary>
    private static DateTime? NotBefore(JsonWebToken token) => token.ValidFrom == DateTime.MinValue ? null : token.ValidFrom;

    private Decision<Caller> ToCaller(JsonWebToken token)
    {
        var claim = options.Value.UserIdClaim;
        var userId = token.Claims.FirstOrDefault(c => c.Type == claim)?.Value;
        if (string.IsNullOrWhiteSpace(userId)) return new($"the token names no user ({claim})");
        if (userId.Length > MaxUserIdLength || userId.Any(char.IsControl))
            return new($"the token's user ({claim}) is longer than {MaxUserIdLength} characters or holds control characters");
        return new(new Caller(userId, token.Claims.Where(c => c.Type == "roles").Select(c => c.Value).ToHashSet(StringComparer.Ordinal)));
    }

    private static string Reason(Exception? e) => e switch
    {
        SecurityTokenExpiredException => "the token has expired",
        SecurityTokenNotYetValidException => "the token is not valid yet",
        SecurityTokenInvalidIssuerException => "the token is from another issuer",
        SecurityTokenInvalidAudienceException => "the token is for another audience",
        SecurityTokenInvalidAlgorithmException => "the token is signed with an algorithm that is not accepted",
        SecurityTokenMalformedException or ArgumentException => "the token is not a JWT",
        _ => "the token's signature does not hold",
    };
}
