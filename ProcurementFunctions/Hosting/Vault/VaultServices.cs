using Azure.Extensions.AspNetCore.Configuration.Secrets;
using Azure.Identity;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;

namespace ProcurementFunctions.Hosting.Vault;

/// <summary>Settings from a key vault, and the Data Protection key ring in a blob, encrypted with a key of a key vault.</summary>
internal static class VaultServices
{
    /// <summary>
    /// The vault's secrets become settings: <c>Vendors--Secrets--ACME</c> is <c>Vendors:Secrets:ACME</c>. They are read once,
    /// at start; without the vault the app does not start.
    /// </summary>
    public static void AddVault(this FunctionsApplicationBuilder builder)
    {
        if (Address(builder.Configuration, VaultSettings.KeyVault) is { } vault)
            builder.Configuration.AddAzureKeyVault(vault, Identity(), new AzureKeyVaultConfigurationOptions());
    }

    public static void KeepKeys(this IDataProtectionBuilder protection, IConfiguration configuration)
    {
        if (configuration["DataProtection:KeysDirectory"] is { Length: > 0 } directory)
            protection.PersistKeysToFileSystem(new DirectoryInfo(directory));
        if (Address(configuration, VaultSettings.ProtectionBlob) is { } blob)
            protection.PersistKeysToAzureBlobStorage(blob, Identity());
        if (Address(configuration, VaultSettings.ProtectionKey) is { } key)
            protection.ProtectKeysWithAzureKeyVault(key, Identity());
    }

    private static DefaultAzureCredential Identity() => new DefaultAzureCredential();

    private static Uri? Address(IConfiguration configuration, string setting) => configuration[setting] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps => address,
        _ => throw new InvalidOperationException($"{setting} is not an https address."),
    };
}
