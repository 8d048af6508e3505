using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace ProcurementFunctions.Hosting.Vault;

/// <summary>
/// An element of the key ring, encrypted by AES-256-GCM with a key of its own, which a key of the vault wraps. What is changed
/// in it, the name of the vault's key included, does not open.
/// </summary>
internal sealed record SealedElement(Uri KeyId, byte[] WrappedKey, byte[] Nonce, byte[] Ciphertext, byte[] Tag)
{
    public const int KeyBytes = 32;

    private const string Name = "sealedKey";

    public static SealedElement Seal(XElement element, byte[] key, Uri keyId, byte[] wrappedKey)
    {
        var plaintext = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var ciphertext = new byte[plaintext.Length];
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        using var aes = new AesGcm(key, tag.Length);
        aes.Encrypt(nonce, plaintext, ciphertext, tag, Bound(keyId));
        return new(keyId, wrappedKey, nonce, ciphertext, tag);
    }

    public XElement Open(byte[] key)
    {
        var plaintext = new byte[Ciphertext.Length];
        using var aes = new AesGcm(key, AesGcm.TagByteSizes.MaxSize);
        aes.Decrypt(Nonce, Ciphertext, Tag, plaintext, Bound(KeyId));
        return XElement.Parse(Encoding.UTF8.GetString(plaintext));
    }

    public XElement ToXml() => new(
        Name,
        new XComment(" Encrypted by AES-256-GCM with a key that the key vault's key wraps. "),
        new XElement("keyId", KeyId.AbsoluteUri),
        new XElement("wrappedKey", Convert.ToBase64String(WrappedKey)),
        new XElement("nonce", Convert.ToBase64String(Nonce)),
        new XElement("ciphertext", Convert.ToBase64String(Ciphertext)),
        new XElement("tag", Convert.ToBase64String(Tag)));

    public static SealedElement FromXml(XElement xml) => new(
        new Uri(Text(xml, "keyId")), Bytes(xml, "wrappedKey"), Bytes(xml, "nonce"), Bytes(xml, "ciphertext"), Bytes(xml, "tag"));

    private static byte[] Bound(Uri keyId) => Encoding.UTF8.GetBytes(keyId.AbsoluteUri);

    private static byte[] Bytes(XElement xml, string part) => Convert.FromBase64String(Text(xml, part));

    private static string Text(XElement xml, string part) =>
        xml.Element(part)?.Value ?? throw new CryptographicException($"An encrypted element of the key ring has no {part}.");
}
