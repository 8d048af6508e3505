using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace ProcurementFunctions.Tests.Hosting.Vault;

/// <summary>The REST interface of Key Vault, as far as the app uses it: secrets in pages of two, and one RSA key with its versions.</summary>
internal sealed class FakeVault : IAsyncDisposable
{
    public const string KeyName = "data-protection";

    private const int PageSize = 2;

    private readonly ConcurrentDictionary<string, (string Value, JsonObject Attributes)> _secrets = new();
    private readonly List<RSA> _versions = [RSA.Create(2048)];
    private FakeAzure? _server;

    public FakeAzure Server => _server!;

    public string KeyId => $"{Server.Url}/keys/{KeyName}";

    /// <summary>Where the list of secrets goes on; null: on this server.</summary>
    public string? NextPages { get; set; }

    public static async Task<FakeVault> StartAsync()
    {
        var vault = new FakeVault();
        vault._server = await FakeAzure.StartAsync(vault.Map);
        return vault;
    }

    public void Put(string name, string value, bool enabled = true, DateTimeOffset? notBefore = null, DateTimeOffset? expires = null) =>
        _secrets[name] = (value, new() { ["enabled"] = enabled, ["nbf"] = notBefore?.ToUnixTimeSeconds(), ["exp"] = expires?.ToUnixTimeSeconds() });

    public void RotateKey() => _versions.Add(RSA.Create(2048));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _versions.ForEach(key => key.Dispose());
    }

    private void Map(WebApplication app)
    {
        app.MapGet("/secrets", (int? skip) => List(skip ?? 0));
        app.MapGet("/secrets/{name}", (string name) => Results.Json(Secret(name, withValue: true)));
        app.MapGet($"/keys/{KeyName}", () => Results.Json(new JsonObject { ["key"] = new JsonObject { ["kid"] = $"{KeyId}/v{_versions.Count}", ["kty"] = "RSA" } }));
        app.MapPost($"/keys/{KeyName}/v{{version:int}}/wrapkey", (int version, [FromBody] JsonObject operation) =>
            Answer(version, operation, (key, value) => key.Encrypt(value, RSAEncryptionPadding.OaepSHA256)));
        app.MapPost($"/keys/{KeyName}/v{{version:int}}/unwrapkey", (int version, [FromBody] JsonObject operation) =>
            Answer(version, operation, (key, value) => key.Decrypt(value, RSAEncryptionPadding.OaepSHA256)));
    }

    private IResult List(int skip)
    {
        var names = _secrets.Keys.Order().Skip(skip).ToList();
        var next = names.Count > PageSize ? $"{NextPages ?? Server.Url.Replace("http:", "https:", StringComparison.Ordinal)}/secrets?skip={skip + PageSize}" : null;
        return Results.Json(new JsonObject
        {
            ["value"] = new JsonArray([.. names.Take(PageSize).Select(name => Secret(name, withValue: false))]),
            ["nextLink"] = next,
        });
    }

    private JsonObject Secret(string name, bool withValue)
    {
        var (value, attributes) = _secrets[name];
        var secret = new JsonObject { ["id"] = $"{Server.Url}/secrets/{name}", ["attributes"] = attributes.DeepClone() };
        if (withValue) secret["value"] = value;
        return secret;
    }

    private IResult Answer(int version, JsonObject operation, Func<RSA, byte[], byte[]> apply)
    {
        if ((string?)operation["alg"] != "RSA-OAEP-256") return Results.BadRequest();
        try
        {
            var result = apply(_versions[version - 1], Base64Url.DecodeFromChars((string)operation["value"]!));
            return Results.Json(new JsonObject { ["kid"] = $"{KeyId}/v{version}", ["value"] = Base64Url.EncodeToString(result) });
        }
        catch (CryptographicException)
        {
            return Results.BadRequest();
        }
    }
}
