namespace ProcurementFunctions.Tests.Hosting.Vault;

/// <summary>Who asked for a vault must not believe that he has one.</summary>
public sealed class VaultServicesTests
{
    [Theory]
    [InlineData("KeyVault", "https://shop.vault.azure.net/")]
    [InlineData("DataProtection:KeyVaultKey", "https://shop.vault.azure.net/keys/data-protection")]
    [InlineData("DataProtection:Blob", "https://shop.blob.core.windows.net/keys/ring.xml")]
    public void CreateBuilder_AVaultInTheLocalBuild_IsRefused(string setting, string value)
    {
        var refusal = Assert.Throws<NotSupportedException>(() => ProcurementApp.CreateBuilder([$"--{setting}={value}"]));

        Assert.Contains(setting, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("FunctionsSdk=azure", refusal.Message, StringComparison.Ordinal);
    }
}
