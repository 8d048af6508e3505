using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>Reads a JWKS; only public keys of asymmetric algorithms are taken.</summary>
internal static class KeySet
{
    /// <summary>The keys, or what is wrong with the text.</summary>
    public static Decision<IReadOnlyList<SecurityKey>> Parse(string jwks)
    {
        try
        {
            var set = new JsonWebKeySet(jwks);
            if (set.Keys.Any(k => k.Kty == JsonWebAlgorithmsKeyTypes.Octet))
                return new("holds a symmetric key; only RSA and EC public keys are accepted");
            if (set.Keys.Any(k => k.HasPrivateKey)) return new("holds a private key; only public keys belong here");
            IReadOnlyList<SecurityKey> keys = [.. set.GetSigningKeys()];
            return keys.Count == 0 ? new("holds no key to check signatures with") : new(keys);
        }
        catch (Exception e) when (e is ArgumentException or JsonException or SecurityTokenException)
        {
            return new("is not a JWKS document");
        }
    }
}
