using Azure.Core;
using Microsoft.Extensions.Configuration;
using ProcurementFunctions.Hosting.Vault;

namespace ProcurementFunctions.Tests.Hosting.Vault;

/// <summary>Which addresses are taken for a vault, a key and a blob.</summary>
public sealed class VaultServicesTests
{
    [Theory]
    [InlineData("http://shop.vault.azure.net/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("https://user:word@shop.vault.azure.net/")]
    [InlineData("https://shop.vault.azure.net/?sig=abc")]
    [InlineData("shop.vault.azure.net")]
    public void CreateBuilder_AnAddressThatMayGetNoToken_IsRefused(string value)
    {
        foreach (var setting in (string[])[VaultSettings.KeyVault, VaultSettings.ProtectionBlob, VaultSettings.ProtectionKey])
        {
            var refusal = Assert.Throws<InvalidOperationException>(() => ProcurementApp.CreateBuilder([$"--{setting}={value}"]));

            Assert.Equal($"{setting} is not an https address.", refusal.Message);
        }
    }

    [Theory]
    [InlineData("https://shop.vault.azure.net/", "https://shop.vault.azure.net/")]
    [InlineData("http://127.0.0.1:4997", "https://127.0.0.1:4997/")]
    [InlineData("http://localhost/", "https://localhost:80/")]
    public void Read_AnAddressThatMayGetAToken_IsTaken(string value, string https)
    {
        var address = VaultAddress.Read(new ConfigurationManager { ["KeyVault"] = value }, "KeyVault");

        Assert.Equal(new Uri(https), address!.Https);
    }

    [Theory]
    [InlineData("https://shop.vault.azure.net/keys/data-protection", "https://vault.azure.net/.default")]
    [InlineData("https://shop.vault.azure.cn/keys/data-protection/0123", "https://vault.azure.cn/.default")]
    [InlineData("https://shop.vault.usgovcloudapi.net/keys/k", "https://vault.usgovcloudapi.net/.default")]
    [InlineData("https://shop.managedhsm.azure.net/keys/k", "https://managedhsm.azure.net/.default")]
    [InlineData("http://127.0.0.1:4997/keys/k", "https://vault.azure.net/.default")]
    public void Scope_OfAVaultInAnyCloud_IsThatClouds(string key, string scope) => Assert.Equal(scope, KeyVaultKey.ScopeOf(new Uri(key)));

    [Theory]
    [InlineData("https://shop.vault.azure.net/")]
    [InlineData("https://shop.vault.azure.net/secrets/data-protection")]
    [InlineData("https://shop.vault.azure.net/keys/data-protection/0123/wrapkey")]
    public void Key_WithAnIdThatIsNoKeys_IsRefused(string id)
    {
        TokenCredential identity = new TestIdentity();

        var refusal = Assert.Throws<InvalidOperationException>(() => new KeyVaultKey(new(VaultSettings.ProtectionKey, new(id)), identity));

        Assert.StartsWith($"{VaultSettings.ProtectionKey} is not a key's id", refusal.Message, StringComparison.Ordinal);
    }
}
