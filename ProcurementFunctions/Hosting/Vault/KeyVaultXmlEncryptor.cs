using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace ProcurementFunctions.Hosting.Vault;

/// <summary>Encrypts each element of the key ring so that the vault's key alone opens it.</summary>
internal sealed class KeyVaultXmlEncryptor(KeyVaultKey vaultKey) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var key = RandomNumberGenerator.GetBytes(SealedElement.KeyBytes);
        try
        {
            var (keyId, wrapped) = vaultKey.Wrap(key);
            return new(SealedElement.Seal(plaintextElement, key, keyId, wrapped).ToXml(), typeof(KeyVaultXmlDecryptor));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
