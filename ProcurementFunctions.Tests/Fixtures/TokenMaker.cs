using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>Signs tokens with a key of its own, as an identity provider does.</summary>
public sealed class TokenMaker : IDisposable
{
    public const string Issuer = "https://issuer.test";
    public const string Audience = "procurement";

    private readonly RSA _rsa = RSA.Create(2048);

    public TokenMaker(string keyId = "key-1") => Key = new RsaSecurityKey(_rsa) { KeyId = keyId };

    public RsaSecurityKey Key { get; }

    /// <summary>The JWKS with the public key, for <c>SignIn:SigningKeys</c>.</summary>
    public string PublicKeys
    {
        get
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(false)));
            return JsonSerializer.Serialize(
                new { keys = new[] { new { kty = key.Kty, n = key.N, e = key.E, kid = Key.KeyId, use = "sig", alg = "RS256" } } });
        }
    }

    /// <summary>A token for this user; every part can be made wrong.</summary>
    public string Make(
        string? user,
        string[]? roles = null,
        string issuer = Issuer,
        string audience = Audience,
        DateTimeOffset? expires = null,
        DateTimeOffset? notBefore = null,
        SigningCredentials? credentials = null,
        string? objectId = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new Dictionary<string, object>();
        if (user is not null) claims["sub"] = user;
        if (objectId is not null) claims["oid"] = objectId;
        if (roles is not null) claims["roles"] = roles;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Expires = (expires ?? now.AddHours(1)).UtcDateTime,
            NotBefore = (notBefore ?? now.AddMinutes(-1)).UtcDateTime,
            Claims = claims,
            SigningCredentials = credentials ?? new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });
    }

    public void Dispose() => _rsa.Dispose();
}
