using Azure.Core;
using Azure.Identity;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ProcurementFunctions.Hosting.Vault;

/// <summary>Settings from a key vault, and the Data Protection key ring in a blob, encrypted with a key of a key vault.</summary>
internal static class VaultServices
{
    /// <summary>The vault's secrets become settings. They are read once, at start; without the vault the app does not start.</summary>
    public static void AddVault(this FunctionsApplicationBuilder builder) => AddVault(builder.Configuration, null);

    /// <param name="identity">Null: the app's own.</param>
    internal static void AddVault(IConfigurationManager configuration, TokenCredential? identity)
    {
        if (VaultAddress.Read(configuration, VaultSettings.KeyVault) is { } vault)
            configuration.Add(new VaultSecretsSource(vault, identity ?? new DefaultAzureCredential()));
    }

    /// <summary>Signs in to vault and blob with the <see cref="TokenCredential"/> that is registered.</summary>
    public static void KeepKeys(this IDataProtectionBuilder protection, IConfiguration configuration)
    {
        if (configuration["DataProtection:KeysDirectory"] is { Length: > 0 } directory)
            protection.PersistKeysToFileSystem(new DirectoryInfo(directory));
        if (VaultAddress.Read(configuration, VaultSettings.ProtectionBlob) is { } blob)
            protection.Services.AddOptions<KeyManagementOptions>()
                .Configure<TokenCredential>((keys, identity) => keys.XmlRepository = BlobKeyRing.At(blob, identity));
        if (VaultAddress.Read(configuration, VaultSettings.ProtectionKey) is { } key)
            protection.Services.AddSingleton(services => new KeyVaultKey(key, services.GetRequiredService<TokenCredential>()))
                .AddOptions<KeyManagementOptions>()
                .Configure<KeyVaultKey>((keys, vaultKey) => keys.XmlEncryptor = new KeyVaultXmlEncryptor(vaultKey));
    }
}
