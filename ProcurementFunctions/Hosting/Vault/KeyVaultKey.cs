using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ProcurementFunctions.Hosting.Vault;

/// <summary>
/// A key of a key vault that wraps other keys, by the vault's REST interface; it never leaves the vault. The setting may name
/// it without a version: the newest one then wraps, and each can still unwrap what it wrapped.
/// </summary>
internal sealed class KeyVaultKey
{
    private const string Algorithm = "RSA-OAEP-256";
    private const string ApiVersion = "7.4";

    private readonly VaultAddress _key;
    private readonly HttpPipeline _pipeline;

    public KeyVaultKey(VaultAddress key, TokenCredential identity)
    {
        if (!IsKey(key.Uri))
            throw new InvalidOperationException($"{key.Setting} is not a key's id, which is the vault's address, /keys/ and the key's name.");
        _key = key;
        _pipeline = HttpPipelineBuilder.Build(key.Bind(new Options()), new BearerTokenAuthenticationPolicy(identity, ScopeOf(key.Uri)));
    }

    /// <returns>The wrapped key, and the id with its version of the key that wrapped it.</returns>
    public (Uri KeyId, byte[] Wrapped) Wrap(byte[] key)
    {
        var newest = Own(Send(RequestMethod.Get, _key.Https, null, KeyVaultJson.Default.KeyBundle).Key.Kid);
        var result = Send(RequestMethod.Post, Operation(newest, "wrapkey"), Parameters(key), KeyVaultJson.Default.KeyOperationResult);
        return (newest, Base64Url.DecodeFromChars(result.Value));
    }

    /// <param name="keyId">As <see cref="Wrap"/> returned it; a key of another vault is refused.</param>
    public byte[] Unwrap(Uri keyId, byte[] wrapped)
    {
        var operation = Operation(Own(keyId), "unwrapkey");
        return Base64Url.DecodeFromChars(Send(RequestMethod.Post, operation, Parameters(wrapped), KeyVaultJson.Default.KeyOperationResult).Value);
    }

    /// <summary>
    /// The vaults of a cloud are one resource, which their names end in: <c>vault.azure.net</c>, or that of a sovereign cloud.
    /// </summary>
    internal static string ScopeOf(Uri key) =>
        key.Scheme == Uri.UriSchemeHttp
            ? "https://vault.azure.net/.default"
            : $"https://{key.Host[(key.Host.IndexOf('.', StringComparison.Ordinal) + 1)..]}/.default";

    private static bool IsKey(Uri id) => id.Segments is ["/", "keys/", _] or ["/", "keys/", _, _];

    private static Uri Operation(Uri keyId, string name) => new($"{keyId.AbsoluteUri}/{name}");

    private static KeyOperation Parameters(byte[] value) => new(Algorithm, Base64Url.EncodeToString(value));

    private Uri Own(Uri keyId) => IsKey(keyId) && _key.IsSameHost(keyId)
        ? new UriBuilder(keyId) { Scheme = Uri.UriSchemeHttps, Port = keyId.Port }.Uri
        : throw new CryptographicException($"The key ring is encrypted with a key of another vault than {_key.Setting}.");

    private T Send<T>(RequestMethod method, Uri address, KeyOperation? operation, JsonTypeInfo<T> type)
    {
        using var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(address);
        message.Request.Uri.AppendQuery("api-version", ApiVersion);
        message.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        if (operation is not null)
        {
            message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
            message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(operation, KeyVaultJson.Default.KeyOperation));
        }

        _pipeline.Send(message, CancellationToken.None);
        if (message.Response.Status != (int)HttpStatusCode.OK) throw new RequestFailedException(message.Response);
        return JsonSerializer.Deserialize(message.Response.Content, type) ?? throw new JsonException("The key vault answered null.");
    }

    private sealed class Options : ClientOptions;
}
