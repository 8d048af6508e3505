using System.Security.Cryptography;
using System.Text;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

/// <summary>Ids made from a name (RFC 9562, version 5), so that a replay makes the same ones.</summary>
internal static class DeterministicGuid
{
    private static readonly Guid Namespace = new("9e952958-5e33-4daf-827f-2fa12937b875");

    public static Guid Create(string name)
    {
        var data = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        Namespace.TryWriteBytes(data, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, data.AsSpan(16));
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The version 5 of RFC 9562 is defined on SHA-1; nothing is protected by it.
        SHA1.HashData(data, hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
