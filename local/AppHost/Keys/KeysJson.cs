using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.AppHost.Keys;

/// <summary>A JSON Web Key Set (RFC 7517) of public RSA keys.</summary>
internal sealed record PublicKeySet(IReadOnlyList<PublicKey> Keys);

internal sealed record PublicKey(string Kty, string Use, string Alg, string Kid, string N, string E);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PublicKeySet))]
internal sealed partial class KeysJson : JsonSerializerContext;
