using System.Security.Cryptography;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Vault;

namespace ProcurementFunctions.Tests.Hosting.Vault;

/// <summary>Data Protection with its key ring in a blob, encrypted with a key of the vault.</summary>
public sealed class KeyRingEncryptionTests : IAsyncLifetime
{
    private const string Marked = "marked-secret";

    private readonly TestIdentity _identity = new();
    private readonly List<ServiceProvider> _instances = [];
    private FakeVault _vault = null!;
    private FakeBlob _blob = null!;

    public async Task InitializeAsync()
    {
        _vault = await FakeVault.StartAsync();
        _blob = await FakeBlob.StartAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var instance in _instances) await instance.DisposeAsync();
        await _vault.DisposeAsync();
        await _blob.DisposeAsync();
    }

    [Fact]
    public void Unprotect_OnAnotherInstance_OpensWhatTheFirstProtected()
    {
        var kept = Protector().Protect(Marked);

        Assert.Equal(Marked, Protector().Unprotect(kept));
        Assert.Contains($"{_vault.KeyId.Replace("http:", "https:", StringComparison.Ordinal)}/v1", _blob.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", _blob.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Unprotect_AfterTheVaultsKeyWasRotated_OpensOldAndNew()
    {
        var first = Instance();
        var old = Protector(first).Protect(Marked);
        _vault.RotateKey();
        first.GetRequiredService<IKeyManager>().CreateNewKey(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(400));

        var second = Protector();

        Assert.Equal(Marked, second.Unprotect(old));
        Assert.Equal(Marked, second.Unprotect(second.Protect(Marked)));
        Assert.Contains("/v2<", _blob.Text, StringComparison.Ordinal);
        Assert.Contains($"POST /keys/{FakeVault.KeyName}/v1/unwrapkey", _vault.Server.Requests);
        Assert.Contains($"POST /keys/{FakeVault.KeyName}/v2/unwrapkey", _vault.Server.Requests);
    }

    [Fact]
    public async Task Protect_OfTwoInstancesThatBothMakeAKey_LosesNeither()
    {
        var managers = new[] { Instance(), Instance() }.Select(instance => instance.GetRequiredService<IKeyManager>()).ToList();
        var now = TimeProvider.System.GetUtcNow();

        var made = await Task.WhenAll(managers.Select(manager => Task.Run(() => manager.CreateNewKey(now, now.AddDays(90)).KeyId)));

        Assert.Superset(made.ToHashSet(), Instance().GetRequiredService<IKeyManager>().GetAllKeys().Select(key => key.KeyId).ToHashSet());
    }

    [Theory]
    [InlineData("ciphertext")]
    [InlineData("tag")]
    [InlineData("nonce")]
    [InlineData("wrappedKey")]
    public void Decrypt_OfATamperedElement_IsRefused(string part)
    {
        var element = Encrypted();
        var bytes = Convert.FromBase64String(element.Element(part)!.Value);
        bytes[0] ^= 1;
        element.Element(part)!.Value = Convert.ToBase64String(bytes);

        var refusal = Record.Exception(() => Decryptor().Decrypt(element));

        Assert.True(refusal is CryptographicException or RequestFailedException { Status: 400 }, refusal?.ToString());
        AssertSaysNoSecret(refusal!);
    }

    [Fact]
    public void Decrypt_OfAnElementMovedToAnotherVersion_IsRefused()
    {
        var element = Encrypted();
        _vault.RotateKey();
        element.Element("keyId")!.Value = element.Element("keyId")!.Value.Replace("/v1", "/v2", StringComparison.Ordinal);

        Assert.NotNull(Record.Exception(() => Decryptor().Decrypt(element)));
    }

    [Theory]
    [InlineData("https://other.vault.azure.net/keys/data-protection/v1")]
    [InlineData("https://127.0.0.1:1/keys/data-protection/v1")]
    public async Task Decrypt_OfAnElementOfAnotherVault_AsksNobody(string keyId)
    {
        await using var other = await FakeVault.StartAsync();
        var element = Encrypted();
        var asked = _vault.Server.Requests.Count;
        element.Element("keyId")!.Value = keyId;

        var refusal = Assert.Throws<CryptographicException>(() => Decryptor().Decrypt(element));

        Assert.Contains(VaultSettings.ProtectionKey, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(asked, _vault.Server.Requests.Count);
    }

    [Fact]
    public async Task Encrypt_WhenTheVaultRedirects_SendsNothingElsewhere()
    {
        await using var other = await FakeVault.StartAsync();
        _vault.Server.Instead = http => Results.Redirect(other.Server.Url + http.Request.Path, preserveMethod: true);

        var refusal = Assert.Throws<RequestFailedException>(Encrypted);

        Assert.Equal(307, refusal.Status);
        Assert.Empty(other.Server.Requests);
    }

    [Fact]
    public void Protect_WhenTheVaultForbids_FailsAndWritesNothing()
    {
        _vault.Server.Instead = _ => Results.Json(new { error = new { code = "Forbidden" } }, statusCode: 403);

        var refusal = Record.Exception(() => Protector().Protect(Marked));

        Assert.NotNull(refusal);
        Assert.Null(_blob.Text);
        AssertSaysNoSecret(refusal);
    }

    [Fact]
    public void Decrypt_WithoutTheSetting_SaysWhichIsMissing()
    {
        var element = Encrypted();
        using var services = new ServiceCollection().BuildServiceProvider();

        var refusal = Assert.Throws<InvalidOperationException>(() => new KeyVaultXmlDecryptor(services).Decrypt(element));

        Assert.Contains(VaultSettings.ProtectionKey, refusal.Message, StringComparison.Ordinal);
    }

    private static void AssertSaysNoSecret(Exception exception)
    {
        Assert.DoesNotContain(Marked, exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(TestIdentity.Token, exception.ToString(), StringComparison.Ordinal);
    }

    private static IDataProtector Protector(IServiceProvider instance) => instance.GetDataProtector("tests");

    private IDataProtector Protector() => Protector(Instance());

    private XElement Encrypted() =>
        new KeyVaultXmlEncryptor(Instance().GetRequiredService<KeyVaultKey>()).Encrypt(new XElement("masterKey", Marked)).EncryptedElement;

    private KeyVaultXmlDecryptor Decryptor() => new(Instance());

    private ServiceProvider Instance()
    {
        var configuration = new ConfigurationManager { [VaultSettings.ProtectionBlob] = _blob.Url, [VaultSettings.ProtectionKey] = _vault.KeyId };
        var services = new ServiceCollection().AddSingleton<TokenCredential>(_identity);
        services.AddDataProtection().SetApplicationName("procurement").KeepKeys(configuration);
        var instance = services.BuildServiceProvider();
        _instances.Add(instance);
        return instance;
    }
}
