using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace ProcurementFunctions.Hosting.Vault;

/// <summary>
/// Opens what <see cref="KeyVaultXmlEncryptor"/> encrypted. Data Protection makes it from its name, which stands in the key
/// ring: under another name it finds no key that was kept before.
/// </summary>
internal sealed class KeyVaultXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var vaultKey = services.GetService<KeyVaultKey>()
            ?? throw new InvalidOperationException($"The key ring is encrypted, but {VaultSettings.ProtectionKey} does not say with which key.");
        var element = SealedElement.FromXml(encryptedElement);
        var key = vaultKey.Unwrap(element.KeyId, element.WrappedKey);
        try
        {
            return element.Open(key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
