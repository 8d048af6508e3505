namespace ProcurementFunctions.Hosting.Vault;

/// <summary>The names of the settings that lead to a key vault or to the key ring's blob.</summary>
internal static class VaultSettings
{
    /// <summary>A key vault's address: its secrets are settings, with <c>--</c> for a colon.</summary>
    public const string KeyVault = "KeyVault";

    /// <summary>The id of the Key Vault key that encrypts the Data Protection key ring, without a version so that it can be rotated.</summary>
    public const string ProtectionKey = "DataProtection:KeyVaultKey";

    /// <summary>The blob that holds the key ring.</summary>
    public const string ProtectionBlob = "DataProtection:Blob";
}
