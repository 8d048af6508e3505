using Microsoft.AspNetCore.DataProtection;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;

namespace ProcurementFunctions.Hosting.Vault;

/// <summary>The local build has no Azure vault. It refuses to start where one is asked for, rather than to go without.</summary>
internal static class VaultServices
{
    public static void AddVault(this FunctionsApplicationBuilder builder) => Refuse(builder.Configuration, VaultSettings.KeyVault);

    /// <summary>The key ring lies in files that the user alone may read; nothing encrypts it further.</summary>
    public static void KeepKeys(this IDataProtectionBuilder protection, IConfiguration configuration)
    {
        Refuse(configuration, VaultSettings.ProtectionKey);
        Refuse(configuration, VaultSettings.ProtectionBlob);
        if (configuration["DataProtection:KeysDirectory"] is { Length: > 0 } directory)
            protection.PersistKeysToFileSystem(new DirectoryInfo(directory));
    }

    private static void Refuse(IConfiguration configuration, string setting)
    {
        if (!string.IsNullOrWhiteSpace(configuration[setting]))
            throw new NotSupportedException($"{setting} is set, and this is the local build: build with FunctionsSdk=azure to use it.");
    }
}
