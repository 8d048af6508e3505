using System.Xml;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ProcurementFunctions.Hosting.Vault;

/// <summary>
/// The Data Protection key ring in one blob, an XML document. Instances that add a key at the same time lose none: a write
/// holds only if the blob is still as it was read.
/// </summary>
internal sealed class BlobKeyRing(BlobClient blob) : IXmlRepository
{
    /// <summary>Each lost race is another instance's key written, so this is how many may add theirs at once.</summary>
    private const int Attempts = 20;

    public static BlobKeyRing At(VaultAddress address, TokenCredential identity) =>
        new(new BlobClient(address.Https, identity, address.Bind(new BlobClientOptions())));

    public IReadOnlyCollection<XElement> GetAllElements() => [.. Read().Ring.Elements()];

    public void StoreElement(XElement element, string friendlyName)
    {
        // As it will be when it is read again, so that it can be known.
        var added = Parse(BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)));
        var attempt = 1;
        while (!TryAdd(added, isLast: attempt == Attempts)) attempt++;
    }

    private bool TryAdd(XElement added, bool isLast)
    {
        var (ring, version) = Read();
        // A write whose answer was lost; a ring that holds a key twice cannot be used.
        if (ring.Elements().Any(kept => XNode.DeepEquals(kept, added))) return true;
        ring.Add(added);
        try
        {
            Write(ring, version);
            return true;
        }
        catch (RequestFailedException lostRace) when (lostRace.Status is 409 or 412 && !isLast)
        {
            return false;
        }
    }

    /// <summary>Without a version where there is no blob yet.</summary>
    private (XElement Ring, ETag? Version) Read()
    {
        try
        {
            var read = blob.DownloadContent().Value;
            return (Parse(read.Content), read.Details.ETag);
        }
        catch (RequestFailedException absent) when (absent.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return (new XElement("repository"), null);
        }
    }

    private void Write(XElement ring, ETag? version) => blob.Upload(
        BinaryData.FromString(ring.ToString(SaveOptions.DisableFormatting)),
        new BlobUploadOptions
        {
            HttpHeaders = new() { ContentType = "application/xml; charset=utf-8" },
            Conditions = version is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = version },
        });

    private static XElement Parse(BinaryData content)
    {
        using var stream = content.ToStream();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { IgnoreWhitespace = true });
        return XElement.Load(reader);
    }
}
