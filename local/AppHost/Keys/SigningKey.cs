using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ProcurementFunctions.Local.FunctionsHost.Hosting;

namespace ProcurementFunctions.Local.AppHost.Keys;

/// <summary>The key that signs people in on this machine, in place of Microsoft Entra ID (RS256, as there).</summary>
internal sealed class SigningKey : IDisposable
{
    public const string Issuer = "urn:procurement:local";
    public const string Audience = "procurement";

    public static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(24);

    private readonly RSA _rsa;
    private readonly RsaSecurityKey _key;
    private readonly TimeProvider _wall;

    private SigningKey(RSA rsa, TimeProvider wall)
    {
        _rsa = rsa;
        _wall = wall;
        // The shared cache of signature providers would outlive this key and keep using it after it is disposed of.
        _key = new RsaSecurityKey(rsa) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        _key.KeyId = Base64UrlEncoder.Encode(_key.ComputeJwkThumbprint());
    }

    /// <summary>The key of a state folder, made with the first call.</summary>
    public static SigningKey LoadOrCreate(string path, TimeProvider wall)
    {
        var pem = PrivateFile.ReadOrCreate(path, () =>
        {
            using var made = RSA.Create(2048);
            return Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem());
        });
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(Encoding.ASCII.GetString(pem));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            rsa.Dispose();
            throw new InvalidDataException($"{path} holds no RSA key; delete it to get a new one", e);
        }

        return new(rsa, wall);
    }

    /// <summary>The public key as a JSON Web Key Set.</summary>
    public string PublicKeySet()
    {
        var parameters = _rsa.ExportParameters(includePrivateParameters: false);
        return JsonSerializer.Serialize(
            new PublicKeySet([new("RSA", "sig", "RS256", _key.KeyId,
                Base64UrlEncoder.Encode(parameters.Modulus), Base64UrlEncoder.Encode(parameters.Exponent))]),
            KeysJson.Default.PublicKeySet);
    }

    /// <summary>A token that says who its bearer is, good for a day of real time.</summary>
    /// <param name="nonce">Of the sign-in that it answers; null: of none.</param>
    public string IssueToken(string userId, IReadOnlyCollection<string> roles, string? nonce = null)
    {
        var claims = new Dictionary<string, object> { ["sub"] = userId, ["roles"] = roles.ToArray() };
        if (nonce is not null) claims["nonce"] = nonce;
        var now = _wall.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + TokenLifetime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        });
    }

    public void Dispose() => _rsa.Dispose();
}
