using System.Security.Cryptography;
using System.Text;
using ProcurementFunctions.Local.FunctionsHost.Hosting;

namespace ProcurementFunctions.Local.AppHost.Keys;

/// <summary>The vendors' secrets, each derived from the one random secret of a state folder.</summary>
internal sealed class VendorSecrets
{
    private const int MasterBytes = 32;

    private readonly byte[] _master;

    private VendorSecrets(byte[] master) => _master = master;

    /// <summary>The secrets of a state folder; its random secret is made with the first call.</summary>
    public static VendorSecrets LoadOrCreate(string path)
    {
        var master = PrivateFile.ReadOrCreate(path, () => RandomNumberGenerator.GetBytes(MasterBytes));
        return master.Length == MasterBytes
            ? new(master)
            : throw new InvalidDataException($"{path} should hold {MasterBytes} bytes but holds {master.Length}; delete it to get a new one");
    }

    public string SecretOf(string vendorId) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_master, Encoding.UTF8.GetBytes($"vendor:{vendorId}")));
}
