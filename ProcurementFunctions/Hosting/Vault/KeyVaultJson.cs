using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Hosting.Vault;

internal sealed record KeyOperation(string Alg, string Value);

internal sealed record KeyOperationResult([property: JsonRequired] string Value);

internal sealed record KeyBundle([property: JsonRequired] KeyBundle.PublicKey Key)
{
    internal sealed record PublicKey([property: JsonRequired] Uri Kid);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(KeyOperation))]
[JsonSerializable(typeof(KeyOperationResult))]
[JsonSerializable(typeof(KeyBundle))]
internal sealed partial class KeyVaultJson : JsonSerializerContext;
